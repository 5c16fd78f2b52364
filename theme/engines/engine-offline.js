// The engine of the offline search: MiniSearch, over scripts that a page opened from a folder may load. The online one answers to the
// same names.
(function () {
  "use strict";
  const finding = window.finding;
  let opened = null, documents = null, listed = null;
  const LESS = 0.2, JOINED = /[-\u2010\u2011'’]/g, WORD = /[\p{L}\p{N}]+(?:[-\u2010\u2011'’][\p{L}\p{N}]+)*/gu;

  // As generator/search/terms.py, but that a compound is looked for whole: `ill-treatment` is illtreatment, however it is printed.
  function terms(text) {
    const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return (plain.match(WORD) || []).map((word) => {
      return word.length > 1 ? word.split(JOINED).filter((part) => part.length > 1).join("") : word;
    }).filter(Boolean);
  }

  // Words are looked for by their stem, and what begins so: `tortured` finds torture.
  function stemmed(term) {
    const stem = window.held.stemmer(term);
    return term.indexOf(stem) === 0 ? stem : term;
  }

  function open() {
    if (!opened) opened = Promise.all([finding.load("parts"), finding.load("minisearch"), finding.load("stemmer")]).then(([told]) => pieces(told.parts));
    return opened;
  }

  function pieces(parts) { return Promise.all(parts.map((part) => finding.load(part).then(piece))); }

  // Documents are found by their symbols alone: their pieces are loaded when a symbol, or a piece of one, is asked for.
  async function openFor(words) {
    const others = await open();
    if (!words.includes("/")) return others;
    if (!documents) documents = finding.load("parts").then((told) => pieces(told.documents));
    return others.concat(await documents);
  }

  function piece(packed) {
    const places = packed.places.split(" "), all = packed.lengths.reduce((sum, each) => sum + each, 0), count = packed.pages.length;
    const index = packed.terms.split(" ").map((term, place) => [term, { 0: unpacked(places[place]) }]);
    const byNumber = (value) => { const made = {}; packed.pages.forEach((page, number) => { made[number] = value(page, number); }); return made; };
    return {
      pages: packed.pages,
      index: window.MiniSearch.loadJS({
        serializationVersion: 2, documentCount: count, nextId: count, dirtCount: 0, fieldIds: { text: 0 }, averageFieldLength: [all / count],
        documentIds: byNumber((page, number) => number), fieldLength: byNumber((page, number) => [packed.lengths[number]]),
        storedFields: {}, index,
      }, { fields: ["text"], tokenize: terms, processTerm: (term) => term }),
    };
  }

  // `3,1.2` stands for page 3 once and page 4 twice; numbers are in base 36.
  function unpacked(written) {
    const counts = {};
    let number = 0;
    written.split(",").forEach((each) => {
      const told = each.split(".");
      number += parseInt(told[0], 36);
      counts[number] = told[1] ? parseInt(told[1], 36) : 1;
    });
    return counts;
  }

  function paragraphs() {
    if (!listed) listed = finding.load("labels").then(finding.paragraphs).then((all) => new Map(all.map((each) => [each.address, each])));
    return listed;
  }

  async function search(words, chosen, counted) {
    const narrowed = counted || Object.keys(chosen).length || !words;
    const [all, known] = await Promise.all([openFor(words), narrowed ? paragraphs() : null]);
    const found = words ? await withPhrase(matching(all, words), words) : everything(all);
    if (!narrowed) return answer(found, null);
    const within = found.map((hit) => known.get(hit.address));
    const kept = found.filter((hit, place) => finding.matches(within[place] ? within[place].facets : {}, chosen));
    return answer(kept, counted ? finding.counts(within.filter(Boolean), chosen) : null);
  }

  function answer(found, counts) { return { total: found.length, counts, results: found.map(result) }; }

  // Words in quotation marks must follow on each other in one passage: the index does not know, so the passages are read.
  async function withPhrase(hits, words) {
    const quoted = /^\s*"(.+)"\s*$/.exec(words);
    if (!quoted) return hits;
    const phrase = ` ${terms(quoted[1]).join(" ")} `;
    const held = await Promise.all(hits.map(async (hit) => {
      const [, ...passages] = (await finding.load("passages-" + hit.shelf))[hit.address];
      return passages.some(([, , text]) => ` ${terms(text).join(" ")} `.includes(phrase));
    }));
    return hits.filter((hit, place) => held[place]);
  }

  function matching(pieces, words) {
    const hits = [];
    pieces.forEach((each) => {
      each.index.search(words, {
        combineWith: "AND",
        prefix: (term) => term.length > 2,
        processTerm: stemmed,
        boostDocument: (number) => each.pages[number][2] ? 1 : LESS,
      }).forEach((hit) => {
        const page = each.pages[hit.id];
        hits.push({ address: page[0], shelf: page[1], terms: hit.terms, score: hit.score });
      });
    });
    return hits.sort((one, other) => other.score - one.score);
  }

  function everything(pieces) {
    const hits = [];
    pieces.forEach((each) => {
      each.pages.forEach((page) => { if (page[2]) hits.push({ address: page[0], shelf: page[1], terms: [] }); });
    });
    return hits;
  }

  function result(hit) {
    return { async load() {
      const sought = new Set(hit.terms), [shown, ...kept] = (await finding.load("passages-" + hit.shelf))[hit.address];
      const passages = kept.map(([anchor, voice, text]) => {
        const words = text.split(/\s+/);
        return [anchor, voice, words, words.map((word) => isSought(word, sought))];
      });
      return { address: hit.address, shown, passages };
    } };
  }

  function isSought(word, sought) {
    return [...terms(word), ...terms(word.replace(JOINED, " "))].some((term) => sought.has(term));
  }

  async function has(address) { return (await openFor(address)).some((each) => each.pages.some(([page]) => page === address)); }

  // The library names itself, where every other script of the search is looked for among what is held.
  Object.defineProperty(window.held, "minisearch", { get: () => window.MiniSearch });
  window.held.engine = { open, search, has };
})();
