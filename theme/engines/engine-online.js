// The engine of the online search: Pagefind, over the parts that the builder wrote. The offline one answers to the same four names.
(function () {
  "use strict";
  var finding = window.finding, parts = [], known = {}, opened = null, documents = null;

  // The first part holds the program; the others are merged into it. Each part is a filter too.
  function open() {
    if (!opened) opened = Promise.all([finding.load("parts"), finding.load("stemmer")]).then(function (loaded) {
      var told = loaded[0];
      return import(finding.link("/search/" + told.parts[0] + "/pagefind.js")).then(function (program) {
        var pagefind = program.createInstance({ basePath: folder(told.parts[0]), baseUrl: "/", noWorker: true, mergeFilter: { part: told.parts[0] } });
        parts.push(told.parts[0]);
        return Promise.all(told.parts.slice(1).map(function (part) { return merge(pagefind, part); })).then(function () { return pagefind; });
      });
    });
    return opened;
  }

  function merge(pagefind, part) {
    parts.push(part);
    return pagefind.mergeIndex(folder(part), { mergeFilter: { part: part } });
  }

  // Documents are found by their symbols alone: their part is merged when a symbol, or a piece of one, is asked for.
  function openFor(words) {
    return open().then(function (pagefind) {
      if (words.indexOf("/") < 0) return pagefind;
      if (!documents) documents = finding.load("parts").then(function (told) {
        known = {};
        return Promise.all(told.documents.map(function (part) { return merge(pagefind, part); }));
      });
      return documents.then(function () { return pagefind; });
    });
  }

  function folder(part) { return new URL(finding.link("/search/" + part + "/")).pathname; }

  // Each facet's counts take the choices of the others: where a facet is chosen, they come from a search without it.
  function search(words, chosen, counted) {
    return openFor(words).then(function (pagefind) {
      return Promise.all([words ? partsWith(pagefind, words) : parts, counted ? pagefind.filters() : null]).then(function (told) {
        var apart = counted ? Object.keys(chosen) : [];
        return Promise.all([chosen].concat(apart.map(function (name) { return without(chosen, name); })).map(function (choice) {
          return told[0].length ? pagefind.search(stems(words) || null, { filters: filters(choice, told[0]) }) : { results: [], filters: {} };
        })).then(function (found) {
          var counts = counted ? Object.assign({}, found[0].filters) : null;
          apart.forEach(function (name, place) { counts[name] = found[place + 1].filters[name] || {}; });
          return { total: found[0].results.length, counts: counts, results: found[0].results.map(result) };
        });
      });
    });
  }

  // Pagefind leaves out a word that a part does not have, and takes the beginning of another for it (`to` for `tortrue`). Only parts that
  // have every word, or words that begin with it, are searched: within them it finds the pages that have them all.
  function partsWith(pagefind, words) {
    if (/^\s*".+"\s*$/.test(words)) return parts;
    return Promise.all(words.split(/\s+/).filter(plain).map(function (word) { return partsOf(pagefind, word); })).then(function (held) {
      return parts.filter(function (part, place) { return held.every(function (each) { return each[place]; }); });
    });
  }

  function partsOf(pagefind, word) {
    if (!known[word]) known[word] = Promise.all(parts.map(function (part) { return has(pagefind, part, word); }));
    return known[word];
  }

  function has(pagefind, part, word) {
    var only = { filters: { part: [part] } };
    return pagefind.search('"' + stems(word.replace(/"/g, "")) + '"', only).then(function (exact) {
      if (exact.results.length) return true;
      return pagefind.search(stems(word), only).then(function (found) {
        return found.results.length > 0 && found.results[0].data().then(function (page) {
          var all = page.content.split(/\s+/);
          return found.results[0].words.some(function (at) { return begins(all[at], plain(word)); });
        });
      });
    });
  }

  function begins(found, word) {
    return [found].concat(found.split(/[^\p{L}\p{N}]+/u)).some(function (part) { return plain(part).indexOf(word) === 0; });
  }

  function plain(word) { return word.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase(); }

  // Pagefind looks for stems, and loads more of its index for a word that is not one: `torture` would bring the pages with `to`.
  function stems(words) {
    return words.replace(/[^\s"]+/g, function (word) {
      var bare = plain(word), stem = window.held.stemmer(bare);
      return /^[a-z]+$/.test(bare) && window.held.stemmer(stem) === stem ? stem : word;
    });
  }

  function without(chosen, name) {
    var rest = Object.assign({}, chosen);
    delete rest[name];
    return rest;
  }

  function filters(chosen, among) {
    var written = among.length < parts.length ? { part: { any: among } } : {};
    Object.keys(chosen).forEach(function (name) { written[name] = { any: chosen[name] }; });
    return written;
  }

  // What Pagefind kept of a page: one run of words, cut where the ids stand that say whose the words are.
  function result(found) {
    return {
      load: function () {
        return found.data().then(function (page) {
          var words = page.content.split(/\s+/), marked = new Set(found.words), cuts = page.anchors;
          var parts = cuts.slice(0, -1).map(function (cut, place) {
            var own = words.slice(cut.location, cuts[place + 1].location);
            return JSON.parse(decodeURIComponent(cut.id)).concat([own, own.map(function (word, at) { return marked.has(cut.location + at); })]);
          });
          return { address: page.url, shown: parts[0], passages: parts.slice(1) };
        });
      },
    };
  }

  function hasPage(address) {
    return fetch(finding.link(address), { method: "HEAD" }).then(function (answer) { return answer.ok; }, function () { return false; });
  }

  window.held.engine = { open: open, search: search, has: hasPage };
})();
