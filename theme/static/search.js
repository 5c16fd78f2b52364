// The search: a page with facets, and a box over any page. The words are found by the engine at /search/engine.js, whichever edition this is; what a result
// shows and how it is drawn is the same. Text from documents is only ever set as text.
(function () {
  "use strict";
  const finding = window.finding, element = finding.element;
  const FIRST = 5, MORE = 10, WINDOW = 34, PREFERRED = 100, SYMBOL = /^[A-Za-z]+(\/[A-Za-z0-9.()-]+){2,}$/;
  let engine = null;

  function open() {
    if (!engine) engine = finding.load("parts").then(() => finding.load("engine")).then((loaded) => {
      return loaded.open().then(() => loaded);
    });
    return engine;
  }

  // One result: where it is, its grades with words and scope, and up to three passages that hold the words, each in its voice.
  function drawn(found, sought) {
    const shown = found.shown, passages = best(found.passages, sought);
    return element("li", { class: "found" },
      element("p", { class: "where" }, shown[0] === "" && shown[3] ? shown[3] : shown[1]),
      element("h2", {}, element("a", { href: finding.link(found.address) }, shown[2])),
      shown[4].length ? element("ul", { class: "chips" }, shown[4].map(chip)) : null,
      passages.length ? element("ul", { class: "spoken" }, passages.map((each) => passage(found.address, each))) : null);
  }

  function chip(grade) {
    const letter = grade[0].split(" ")[0];
    return element("li", {}, element("a", { class: "grade grade-" + letter.toLowerCase(), href: finding.link(grade[1]) },
      element("strong", {}, letter), grade[0].slice(letter.length)), element("span", { class: "scope" }, grade[2]));
  }

  // The passages with the most of the words, those first that are of an organization asked for, in the order of the page.
  function best(passages, sought) {
    const spoken = new Set();
    passages.forEach(([, , words, marked]) => words.forEach((word, at) => { if (marked[at]) spoken.add(plain(word).replace(/[^\p{L}\p{N}]/gu, "")); }));
    // `amnesty` is in no text, so it asks for an organization; `torture` is, whoever has it in a name.
    const names = plain(sought.words).split(/\s+/).filter((word) => word.length > 2 && ![...spoken].some((each) => each.startsWith(word)));
    return passages.map(([anchor, voice, words, marked], place) => {
      const asked = sought.organizations.some((id) => anchor.startsWith(id));
      const named = speaker(anchor) === "organization" && names.some((word) => plain(voice).includes(word));
      return { anchor, voice, words, marked, place, weight: marked.filter(Boolean).length + (asked || named ? PREFERRED : 0) };
    }).filter((each) => each.weight).sort((one, other) => other.weight - one.weight || one.place - other.place)
      .slice(0, 3).sort((one, other) => one.place - other.place);
  }

  function passage(address, each) {
    return element("li", { class: speaker(each.anchor) },
      element("a", { class: "voiced", href: finding.link(address + "#" + each.anchor) }, each.voice + ":"), " ",
      element("span", { class: "words" }, excerpt(each)));
  }

  function speaker(anchor) {
    if (/^reply\b/.test(anchor)) return "state";
    return /^(recommend|evaluation|letter)/.test(anchor) ? "committee" : "organization";
  }

  // A stretch of the passage around its first words that were looked for, with an ellipsis where something is left out.
  function excerpt(each) {
    const first = each.marked.indexOf(true), start = Math.max(0, Math.min(first - 8, each.words.length - WINDOW)), end = Math.min(each.words.length, start + WINDOW);
    const parts = start ? ["… "] : [];
    for (let at = start; at < end; at++) {
      parts.push(each.marked[at] ? element("mark", {}, each.words[at]) : each.words[at], at < end - 1 ? " " : "");
    }
    return end < each.words.length ? parts.concat(" …") : parts;
  }

  // A list of results that grows on request and is walked with the arrows.
  function list(place, status) {
    const results = element("ol", { class: "results" }), more = element("button", { type: "button", class: "act more" }, "Show more");
    let found = [], sought = null, shown = 0, turn = 0;
    place.append(results, more);
    more.addEventListener("click", () => {
      const before = results.children.length;
      show(MORE).then(() => { if (results.children[before]) results.children[before].querySelector("a").focus(); });
    });

    function show(count) {
      const mine = turn, next = found.slice(shown, shown + count);
      shown += next.length;
      more.hidden = shown >= found.length;
      return Promise.all(next.map((each) => each.load())).then((loaded) => {
        if (mine === turn) loaded.forEach((each) => { results.append(drawn(each, sought)); });
      });
    }

    more.hidden = true;
    return {
      first: (answer, asked) => {
        if (results.contains(document.activeElement)) place.closest(".searching").querySelector("input").focus();
        turn += 1;
        found = answer;
        sought = asked;
        shown = 0;
        results.textContent = "";
        return show(FIRST);
      },
      clear: () => { turn += 1; found = []; results.textContent = ""; more.hidden = true; },
      add: (item) => { results.prepend(item); },
    };
  }

  // A symbol typed whole leads to its document.
  function documentOf(words) {
    if (!SYMBOL.test(words.trim())) return Promise.resolve(null);
    const symbol = words.trim();
    return finding.load("parts").then((told) => {
      const address = told.document.replace("*", symbol.replace(/[/.]/g, "-").toLowerCase());
      return window.held.engine.has(address).then((held) => { return held ? { symbol: symbol.toUpperCase(), address: address } : null; });
    });
  }

  function documentItem(found) {
    return element("li", { class: "found document" }, element("p", { class: "where" }, "Document"),
      element("h2", {}, element("a", { href: finding.link(found.address) }, found.symbol)));
  }

  // The words of the vocabulary nearest to each word that it lacks.
  function nearest(words) {
    return finding.load("words").then((known) => {
      const offered = [];
      plain(words).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2).forEach((word) => {
        if (known.some((each) => each.indexOf(word) === 0)) return;
        const near = known.map((each) => [distance(word, each, 2), each]).filter((each) => each[0] <= 2);
        near.sort((one, other) => one[0] - other[0]).slice(0, 5).forEach((each) => { offered.push([word, each[1]]); });
      });
      return offered;
    });
  }

  function plain(words) { return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(); }

  // How many letters must change, at most `most` and one more; two that changed places count as one.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    const rows = [[]];
    for (let column = 0; column <= other.length; column++) rows[0].push(column);
    for (let row = 1; row <= one.length; row++) {
      rows.push([row]);
      for (let column = 1; column <= other.length; column++) {
        const changed = rows[row - 1][column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
        rows[row].push(Math.min(changed, rows[row - 1][column] + 1, rows[row][column - 1] + 1));
        if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
          rows[row][column] = Math.min(rows[row][column], rows[row - 2][column - 2] + 1);
        }
      }
    }
    return rows[one.length][other.length];
  }

  function counted(total, narrowed) {
    const unit = narrowed ? "paragraph" : "result";
    return !total ? "Nothing found in what is held here." : total === 1 ? "1 " + unit : finding.number(total) + " " + unit + "s";
  }

  // One search box with its results; `chosen` gives the facets, `heard` is told of every answer.
  function box(place, options) {
    const input = element("input", { type: "search", name: "q", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-label": "Words to look for", placeholder: options.hint || "" });
    const form = element("form", { class: "ask", role: "search" }, input, element("button", { type: "submit" }, "Search"));
    const status = element("p", { class: "count", role: "status" }), near = element("div", { class: "near" }), holder = element("div", {});
    const results = list(holder);
    let turn = 0, wait = null;
    place.classList.add("finding", "searching");
    place.append(form, element("div", { class: "answer" }, options.aside, element("div", {}, options.between, status, near, holder)));

    function ask() {
      const mine = ++turn, words = input.value.trim().replace(/[“”„«»]/g, '"'), chosen = options.chosen ? options.chosen() : {};
      const narrowed = Object.keys(chosen).length > 0, asked = words || narrowed, wanted = Boolean(options.counted && options.counted());
      near.textContent = "";
      place.setAttribute("aria-busy", "true");
      if (!asked) {
        results.clear();
        status.textContent = "";
      }
      if (!asked && !wanted) return Promise.resolve().then(rest);
      return open().then((found) => {
        return Promise.all([found.search(words, chosen, wanted), documentOf(words)]);
      }).then((answers) => {
        if (mine !== turn) return null;
        if (options.heard) options.heard(answers[0]);
        return asked ? answer(mine, { words: words, organizations: chosen.organization || [] }, narrowed, answers[0], answers[1]) : null;
      }).then(() => { if (mine === turn) rest(); }, failed);
    }

    function rest() { place.removeAttribute("aria-busy"); }

    function answer(mine, sought, narrowed, found, symbol) {
      status.textContent = symbol ? "This symbol has a page here." : counted(found.total, narrowed);
      return results.first(found.results, sought).then(() => {
        if (mine !== turn) return;
        if (symbol) results.add(documentItem(symbol));
        else if (!found.total && sought.words) offer(sought.words);
        place.setAttribute("data-answered", sought.words);
      });
    }

    function offer(words) {
      return nearest(words).then((offered) => {
        if (!offered.length) return;
        near.append(element("p", {}, "Nearest words: "), element("ul", {}, offered.map((each) => {
          const button = element("button", { type: "button", class: "act" }, each[1]);
          button.addEventListener("click", () => {
            input.value = plain(input.value).replace(each[0], each[1]);
            input.focus();
            changed();
          });
          return element("li", {}, button);
        })));
      });
    }

    function failed() {
      rest();
      status.textContent = "The search cannot run here.";
      if (options.failed) options.failed();
    }

    function changed() {
      if (options.changed) options.changed(input.value.trim());
      return ask();
    }

    // A word of one or two letters begins many others: it is waited whether it goes on.
    input.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(changed, /(^|\s)\S{1,2}$/.test(input.value) ? 500 : 120);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(wait);
      open().then(() => documentOf(input.value)).then((found) => {
        if (found) location.href = finding.link(found.address);
        else return changed();
      }, failed);
    });
    place.addEventListener("keydown", walk);
    return { input: input, ask: ask };
  }

  // Arrows walk from the words to the results and back.
  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.closest(".filters")) return;
    const stops = [this.querySelector("input[type=search]")].concat(Array.prototype.slice.call(this.querySelectorAll(".found h2 a, .spoken a")));
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  }

  // The box over any page: opened by key, closed by Esc, leading on to the page with the facets.
  function dialog() {
    if (document.querySelector("dialog.searching")) return;
    const made = element("dialog", { class: "searching", "aria-label": "Search" }), all = element("a", { href: finding.link("/search/") }, "Search with filters");
    const place = element("div", {}), close = element("button", { type: "button", class: "act" }, "Close");
    made.append(place, element("p", { class: "further" }, all, " ", close));
    const asked = box(place, { changed: (words) => { all.href = finding.link("/search/") + (words ? "?q=" + encodeURIComponent(words) : ""); } });
    close.addEventListener("click", () => { made.close(); });
    made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
    // A search field keeps the first Esc for itself, to empty it.
    made.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); made.close(); } });
    made.addEventListener("close", () => { made.remove(); });
    document.body.append(made);
    made.showModal();
    asked.input.focus();
  }

  finding.box = box;
  finding.dialog = dialog;
})();
