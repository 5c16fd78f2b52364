// The engine of the online search: Pagefind, over the parts that the builder wrote. The offline one answers to the same four names.
(function () {
  "use strict";
  const finding = window.finding, parts = [], known = new Map();
  let opened = null, documents = null;

  // The first part holds the program; the others are merged into it. Each part is a filter too.
  function open() {
    if (!opened) opened = start();
    return opened;
  }

  async function start() {
    const [told] = await Promise.all([finding.load("parts"), finding.load("stemmer")]), [first, ...others] = told.parts;
    const program = await import(finding.link("/search/" + first + "/pagefind.js"));
    const pagefind = program.createInstance({ basePath: folder(first), baseUrl: "/", noWorker: true, mergeFilter: { part: first } });
    parts.push(first);
    await Promise.all(others.map((part) => merge(pagefind, part)));
    return pagefind;
  }

  function merge(pagefind, part) {
    parts.push(part);
    return pagefind.mergeIndex(folder(part), { mergeFilter: { part } });
  }

  // Documents are found by their symbols alone: their part is merged when a symbol, or a piece of one, is asked for.
  async function openFor(words) {
    const pagefind = await open();
    if (!words.includes("/")) return pagefind;
    if (!documents) documents = finding.load("parts").then((told) => {
      known.clear();
      return Promise.all(told.documents.map((part) => merge(pagefind, part)));
    });
    await documents;
    return pagefind;
  }

  function folder(part) { return new URL(finding.link("/search/" + part + "/")).pathname; }

  // Each facet's counts take the choices of the others: where a facet is chosen, they come from a search without it.
  async function search(asked, chosen, counted) {
    const pagefind = await openFor(asked), words = asked.includes("/") ? asked.replace(/[/.]/g, " ").trim() : asked;
    const [among] = await Promise.all([words ? partsWith(pagefind, words) : parts, counted ? pagefind.filters() : null]);
    const ask = (choice) => among.length ? pagefind.search(stems(words) || null, { filters: filters(choice, among) }) : { results: [], filters: {} };
    const found = await ask(chosen);
    const counts = counted ? Object.assign({}, found.filters) : null;
    if (counted) await Promise.all(Object.keys(chosen).map(async (name) => { counts[name] = (await ask(without(chosen, name))).filters[name] || {}; }));
    return { total: found.results.length, counts, results: found.results.map(result) };
  }

  // Pagefind leaves out a word that a part does not have, and takes the beginning of another for it (`to` for `tortrue`). Only parts that
  // have every word, or words that begin with it, are searched: within them it finds the pages that have them all.
  async function partsWith(pagefind, words) {
    if (/^\s*".+"\s*$/.test(words)) return parts;
    const held = await Promise.all(words.split(/\s+/).filter(plain).map((word) => partsOf(pagefind, word)));
    return parts.filter((part, place) => held.every((each) => each[place]));
  }

  function partsOf(pagefind, word) {
    if (!known.has(word)) known.set(word, Promise.all(parts.map((part) => holds(pagefind, part, word))));
    return known.get(word);
  }

  async function holds(pagefind, part, word) {
    const only = { filters: { part: [part] } }, exact = await pagefind.search('"' + stems(word.replace(/"/g, "")) + '"', only);
    if (exact.results.length) return true;
    const [found] = (await pagefind.search(stems(word), only)).results;
    if (!found) return false;
    const all = (await found.data()).content.split(/\s+/);
    return found.words.some((at) => begins(all[at], plain(word)));
  }

  function begins(found, word) {
    return [found, ...found.split(/[^\p{L}\p{N}]+/u)].some((part) => plain(part).startsWith(word));
  }

  function plain(word) { return word.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase(); }

  // Pagefind looks for stems, and loads more of its index for a word that is not one: `torture` would bring the pages with `to`.
  function stems(words) {
    return words.replace(/[^\s"]+/g, (word) => {
      const bare = plain(word), stem = window.held.stemmer(bare);
      return /^[a-z]+$/.test(bare) && window.held.stemmer(stem) === stem ? stem : word;
    });
  }

  function without(chosen, name) {
    const rest = Object.assign({}, chosen);
    delete rest[name];
    return rest;
  }

  function filters(chosen, among) {
    const written = among.length < parts.length ? { part: { any: among } } : {};
    Object.keys(chosen).forEach((name) => { written[name] = { any: chosen[name] }; });
    return written;
  }

  // What Pagefind kept of a page: one run of words, cut where the ids stand that say whose the words are.
  function result(found) {
    return { async load() {
      const page = await found.data(), words = page.content.split(/\s+/), marked = new Set(found.words), cuts = page.anchors;
      const [shown, ...passages] = cuts.slice(0, -1).map((cut, place) => {
        const own = words.slice(cut.location, cuts[place + 1].location);
        return [...JSON.parse(decodeURIComponent(cut.id)), own, own.map((word, at) => marked.has(cut.location + at))];
      });
      return { address: page.url, shown, passages };
    } };
  }

  async function hasPage(address) {
    try { return (await fetch(finding.link(address), { method: "HEAD" })).ok; } catch (unreachable) { return false; }
  }

  window.held.engine = { open, search, has: hasPage };
})();
