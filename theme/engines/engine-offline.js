// The engine of the offline search: MiniSearch, over scripts that a page opened from a folder may load. The online one answers to the same names.
(function () {
  "use strict";
  var finding = window.finding, opened = null, documents = null, listed = null;
  var LESS = 0.2, JOINED = /[-\u2010\u2011'’]/, WORD = /[\p{L}\p{N}]+(?:[-\u2010\u2011'’][\p{L}\p{N}]+)*/gu;

  // As generator/search/terms.py, but that a compound is looked for whole: `ill-treatment` is illtreatment, however it is printed.
  function terms(text) {
    var plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return (plain.match(WORD) || []).map(function (word) {
      return word.length > 1 ? word.split(JOINED).filter(function (part) { return part.length > 1; }).join("") : word;
    }).filter(Boolean);
  }

  // Words are looked for by their stem, and what begins so: `tortured` finds torture.
  function stemmed(term) {
    var stem = window.held.stemmer(term);
    return term.indexOf(stem) === 0 ? stem : term;
  }

  function open() {
    if (!opened) opened = Promise.all([finding.load("parts"), finding.load("minisearch"), finding.load("stemmer")]).then(function (loaded) {
      return pieces(loaded[0].parts);
    });
    return opened;
  }

  function pieces(parts) { return Promise.all(parts.map(function (part) { return finding.load(part).then(piece); })); }

  // Documents are found by their symbols alone: their pieces are loaded when a symbol, or a piece of one, is asked for.
  function openFor(words) {
    if (words.indexOf("/") < 0) return open();
    if (!documents) documents = Promise.all([open(), finding.load("parts").then(function (told) { return pieces(told.documents); })]).then(function (both) {
      return both[0].concat(both[1]);
    });
    return documents;
  }

  function piece(packed) {
    var places = packed.places.split(" "), all = packed.lengths.reduce(function (sum, each) { return sum + each; }, 0), count = packed.pages.length;
    var index = packed.terms.split(" ").map(function (term, place) { return [term, { 0: unpacked(places[place]) }]; });
    var byNumber = function (value) { var made = {}; packed.pages.forEach(function (page, number) { made[number] = value(page, number); }); return made; };
    return {
      pages: packed.pages,
      index: window.MiniSearch.loadJS({
        serializationVersion: 2, documentCount: count, nextId: count, dirtCount: 0, fieldIds: { text: 0 }, averageFieldLength: [all / count],
        documentIds: byNumber(function (page, number) { return number; }), fieldLength: byNumber(function (page, number) { return [packed.lengths[number]]; }),
        storedFields: {}, index: index,
      }, { fields: ["text"], tokenize: terms, processTerm: function (term) { return term; } }),
    };
  }

  // `3,1.2` stands for page 3 once and page 4 twice; numbers are in base 36.
  function unpacked(written) {
    var number = 0, counts = {};
    written.split(",").forEach(function (each) {
      var told = each.split(".");
      number += parseInt(told[0], 36);
      counts[number] = told[1] ? parseInt(told[1], 36) : 1;
    });
    return counts;
  }

  function paragraphs() {
    if (!listed) listed = finding.load("labels").then(finding.paragraphs).then(function (all) {
      return new Map(all.map(function (each) { return [each.address, each]; }));
    });
    return listed;
  }

  function search(words, chosen, counted) {
    var narrowed = counted || Object.keys(chosen).length || !words;
    return Promise.all([openFor(words), narrowed ? paragraphs() : null]).then(function (told) {
      var found = words ? matching(told[0], words) : everything(told[0]);
      if (!narrowed) return answer(found, null);
      var within = found.map(function (hit) { return told[1].get(hit.address); });
      var kept = found.filter(function (hit, place) { return finding.matches(within[place] ? within[place].facets : {}, chosen); });
      return answer(kept, counted ? finding.counts(within.filter(Boolean), chosen) : null);
    });
  }

  function answer(found, counts) { return { total: found.length, counts: counts, results: found.map(result) }; }

  function matching(pieces, words) {
    var hits = [];
    pieces.forEach(function (each) {
      each.index.search(words, {
        combineWith: "AND",
        prefix: function (term) { return term.length > 2; },
        processTerm: stemmed,
        boostDocument: function (number) { return each.pages[number][2] ? 1 : LESS; },
      }).forEach(function (hit) {
        var page = each.pages[hit.id];
        hits.push({ address: page[0], shelf: page[1], terms: hit.terms, score: hit.score });
      });
    });
    return hits.sort(function (one, other) { return other.score - one.score; });
  }

  function everything(pieces) {
    var hits = [];
    pieces.forEach(function (each) {
      each.pages.forEach(function (page) { if (page[2]) hits.push({ address: page[0], shelf: page[1], terms: [] }); });
    });
    return hits;
  }

  function result(hit) {
    return {
      load: function () {
        return finding.load("passages-" + hit.shelf).then(function (shelf) {
          var sought = new Set(hit.terms), kept = shelf[hit.address];
          var parts = kept.slice(1).map(function (passage) {
            var words = passage[2].split(/\s+/);
            return [passage[0], passage[1], words, words.map(function (word) { return isSought(word, sought); })];
          });
          return { address: hit.address, shown: kept[0], passages: parts };
        });
      },
    };
  }

  function isSought(word, sought) {
    var whole = terms(word), parts = JOINED.test(word) ? terms(word.replace(new RegExp(JOINED.source, "g"), " ")) : [];
    return whole.concat(parts).some(function (term) { return sought.has(term); });
  }

  function has(address) {
    return openFor(address).then(function (all) {
      return all.some(function (each) { return each.pages.some(function (page) { return page[0] === address; }); });
    });
  }

  // The library names itself, where every other script of the search is looked for among what is held.
  Object.defineProperty(window.held, "minisearch", { get: function () { return window.MiniSearch; } });
  window.held.engine = { open: open, search: search, has: has };
})();
