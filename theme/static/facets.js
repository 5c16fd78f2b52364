// What the search and the explorer share: data that comes as scripts, the state in the address, facets with their counts and their panel.
(function () {
  "use strict";
  const ROOT = new URL("..", document.currentScript.src);
  const OF_THE_PAGE = ["sort", "columns", "page"];
  const LONG = 12;
  const loading = {};

  // Elements are made here, text only as text: nothing in the data is ever read as markup.
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
    });
    made.append(...[].concat(...children).filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  // Scripts, because a page opened from a folder is not allowed to fetch. Each once, but for one that did not come.
  function script(name) {
    if (!loading[name]) loading[name] = new Promise((done, failed) => {
      const made = element("script", { src: new URL("search/" + name + ".js", ROOT).href, load: () => done() });
      made.addEventListener("error", () => { delete loading[name]; made.remove(); failed(new Error(name + " could not be loaded")); });
      document.head.append(made);
    });
    return loading[name];
  }

  function load(name) {
    return script(name).then(() => {
      if (!window.held || !window.held[name]) throw new Error(name + " holds nothing");
      return window.held[name];
    });
  }

  // The way to an address of the site; without a server a page has to be asked for by the name of its file.
  function link(address) {
    const there = new URL(address.replace(/^\//, ""), ROOT);
    if (there.protocol === "file:" && there.pathname.endsWith("/")) there.pathname += "index.html";
    return there.href;
  }

  // The state: words, chosen values by facet, and what only one of the two pages knows, all from the address.
  function readState() {
    const state = { q: "", facets: Object.create(null), rest: new URLSearchParams() };
    new URLSearchParams(location.search).forEach((value, name) => {
      if (name === "q") state.q = value;
      else if (OF_THE_PAGE.includes(name)) state.rest.set(name, value);
      else state.facets[name] = (state.facets[name] || []).concat(value);
    });
    return state;
  }

  function query(state) {
    const written = new URLSearchParams(state.q ? { q: state.q } : {});
    Object.entries(state.facets || {}).forEach(([name, values]) => values.forEach((value) => written.append(name, value)));
    if (state.rest) state.rest.forEach((value, name) => written.append(name, value));
    return String(written) && "?" + written;
  }

  function writeState(state, options) {
    const act = options && options.push ? "pushState" : "replaceState";
    try { history[act](null, "", location.pathname + query(state)); } catch (refused) { /* an old browser, in a folder: it works, unshared */ }
  }

  function onReturn(act) { addEventListener("popstate", () => act(readState())); }

  // Values of an address that the data knows, in the order of the panel, so that one choice has one address; and those it does not know.
  function known(labels, facets) {
    const chosen = Object.create(null), unknown = [];
    labels.facets.forEach(([name, , values]) => {
      const kept = values.map(([value]) => value).filter((value) => (facets[name] || []).includes(value));
      if (kept.length) chosen[name] = kept;
    });
    Object.entries(facets).forEach(([name, values]) => values.forEach((value) => {
      if (!(chosen[name] || []).includes(value)) unknown.push([name, value]);
    }));
    return { chosen, unknown };
  }

  function changed(labels, chosen, name, value, on) {
    const others = (chosen[name] || []).filter((each) => each !== value);
    return known(labels, Object.assign({}, chosen, { [name]: on ? others.concat(value) : others })).chosen;
  }

  // What a value of a facet is called: {facet, label, group, address, place}; place is its place in the panel.
  const named = (function () {
    const indexes = new WeakMap();
    function index(labels) {
      const made = new Map();
      labels.facets.forEach(([name, facet, values]) => values.forEach(([value, label, group, address], place) => {
        made.set(name + " " + value, { facet, label, group, address, place });
      }));
      return made;
    }
    return function (labels, name, value) {
      if (!indexes.has(labels)) indexes.set(labels, index(labels));
      return indexes.get(labels).get(name + " " + value) || { facet: name, label: value, group: "", address: "", place: Infinity };
    };
  })();

  // Pieces as generator/search/rows.py packs them.
  const unpackedOf = new WeakMap();

  function paragraphs(labels, onProgress) {
    if (!unpackedOf.has(labels)) unpackedOf.set(labels, loadPieces(labels, onProgress));
    return unpackedOf.get(labels);
  }

  function loadPieces(labels, onProgress) {
    let done = 0;
    const pieces = labels.pieces.map((name) => load("points-" + name).then((piece) => {
      done += 1;
      if (onProgress) onProgress(done, labels.pieces.length);
      return unpack(labels.levels, piece);
    }));
    const all = Promise.all(pieces).then((made) => [].concat(...made));
    all.catch(() => unpackedOf.delete(labels));
    return all;
  }

  function rows(labels, onProgress) {
    return paragraphs(labels, onProgress).then((made) => made.reduce((all, paragraph) => { all.push(...paragraph.points); return all; }, []));
  }

  function unpack(levels, piece) {
    const valuesAt = (level, places) => {
      const facets = {};
      levels[level].forEach((name, position) => { facets[name] = places[position].map((place) => piece.values[name][place]); });
      return facets;
    };
    const records = piece.records.map(([record, symbol, places]) => ({ record, symbol, facets: valuesAt("record", places) }));
    return piece.paragraphs.map((packed) => paragraphOf(levels, piece, valuesAt, records[packed[0]], packed));
  }

  function paragraphOf(levels, piece, valuesAt, from, [, number, page, places, graded, points]) {
    const grades = piece.values.grade, own = { record: from.record, symbol: from.symbol, number };
    const shared = Object.assign({}, from.facets, valuesAt("paragraph", places));
    const evaluations = graded.map(([grade, anchor, scope], position) => ({ grade: grades[grade], anchor: page + "#" + anchor, scope, position }));
    const unpacked = points.map(([letter, at, positions, absence]) => Object.assign({
      letter, address: letter ? page + "#" + letter : page, evaluations: positions.map((position) => evaluations[position]),
      absence: { organization: piece.absences[absence][0], grade: piece.absences[absence][1] },
      facets: Object.assign({}, shared, valuesAt("point", at)),
    }, own));
    const beyond = places[levels.paragraph.length].map((place) => grades[place]);
    return Object.assign({ address: page, evaluations, points: unpacked, facets: ofAny(unpacked, beyond) }, own);
  }

  // Each value that some point has, and the grades of which the document does not say for which points.
  function ofAny(points, grades) {
    const facets = {};
    Object.keys(points[0].facets).forEach((name) => {
      const values = [].concat(...points.map((point) => point.facets[name]), name === "grade" ? grades : []);
      facets[name] = Array.from(new Set(values));
    });
    return facets;
  }

  // Any of the values within one facet, all facets together.
  function holds(values, chosen) { return Array.isArray(values) && chosen.some((value) => values.includes(value)); }

  function matches(facets, chosen) { return Object.keys(chosen).every((name) => holds(facets[name], chosen[name])); }

  // How many items have each value, among those that the choices in the other facets leave.
  function counts(items, chosen) {
    const names = Object.keys(chosen), found = {};
    items.forEach((item) => {
      const failing = names.filter((name) => !holds(item.facets[name], chosen[name]));
      if (failing.length > 1) return;
      (failing.length ? failing : Object.keys(item.facets)).forEach((name) => {
        const counted = found[name] || (found[name] = Object.create(null));
        item.facets[name].forEach((value) => { counted[value] = (counted[value] || 0) + 1; });
      });
    });
    return found;
  }

  // A grade is shown as its letter with the words of its scheme, linked to them where an address is given; never the letter alone.
  function words(name, value, label, address) {
    if (name !== "grade" || !value.includes(".")) return label;
    const letter = value.slice(value.lastIndexOf(".") + 1);
    const attributes = { class: "grade grade-" + letter.toLowerCase(), href: address ? link(address) : null };
    return element(address ? "a" : "span", attributes, element("strong", null, letter), label.slice(letter.length));
  }

  function number(count) { return count.toLocaleString("en-GB"); }

  // The panel is drawn once and then kept up to date, so that focus, scrolling and opened facets stay as they are.
  const panels = new WeakMap();

  function panel(place, options) {
    const first = !panels.has(place);
    if (first) panels.set(place, drawPanel(place));
    panels.get(place).update(options, first);
  }

  function drawPanel(place) {
    const note = element("p", { class: "aside" });
    let facets = null, now;
    const choose = (name, value, on) => now.onChange(changed(now.labels, now.chosen, name, value, on));
    return { update(options, first) {
      now = options;
      note.textContent = now.counts ? "Numbers: " + now.unit + " held here that match the other filters." : "";
      facets = facets || now.labels.facets.map(([name, label, values]) => drawFacet(name, label, values, choose));
      if (first) place.append(note, ...facets.map((facet) => facet.element));
      facets.forEach((facet) => facet.update(now.chosen[facet.name] || [], now.counts && (now.counts[facet.name] || {}), now.open || []));
    } };
  }

  // One facet. Its values are drawn when it is first opened: there may be thousands of organizations.
  function drawFacet(name, label, values, choose) {
    const told = element("span", { class: "told" }), body = element("fieldset", null, element("legend", { class: "for-the-ear" }, label));
    const details = element("details", { class: "facet", "data-facet": name }, element("summary", null, element("span", null, label), told), body);
    let drawn = null, last = null, first = true;
    const fill = () => {
      if (!details.open || !last) return;
      drawn = drawn || drawValues(name, label, values, body, choose);
      drawn(last.chosen, last.counts);
    };
    details.addEventListener("toggle", fill);
    return { name, element: details, update(chosen, counts, open) {
      last = { chosen, counts };
      told.textContent = chosen.length ? number(chosen.length) + " chosen" : "";
      if (chosen.length || (first && open.includes(name))) details.open = true;
      first = false;
      fill();
    } };
  }

  function drawValues(name, label, values, body, choose) {
    const long = values.length > LONG, list = element("div", { class: "values" }), more = element("p", { class: "aside" });
    const field = element("input", { type: "search", "aria-label": "Narrow the list: " + label, placeholder: "Narrow the list", autocomplete: "off" });
    const boxes = values.map(([value, words]) => drawValue(name, value, words, (on) => choose(name, value, on)));
    const groups = grouped(list, values, boxes);
    let last;
    const update = (chosen, counts) => {
      last = [chosen, counts];
      const typed = plain(field.value.trim());
      const folded = boxes.filter((box) => !box.update(chosen, counts, long, typed)).length;
      groups.forEach((group) => { group.hidden = !group.querySelector("label:not([hidden])"); });
      more.textContent = !folded ? "" : typed ? number(folded) + " not shown: another name." : number(folded) + " more with none under the other filters.";
    };
    field.addEventListener("input", () => update(...last));
    body.append(...(long ? [field] : []), list, more);
    list.classList.toggle("long", long);
    return update;
  }

  function drawValue(name, value, label, choose) {
    const box = element("input", { type: "checkbox", value, change: () => choose(box.checked) });
    const count = element("span", { class: "count" }), text = plain(label);
    const row = element("label", { class: "value" }, box, element("span", null, words(name, value, label)), count);
    return { element: row, update(chosen, counts, long, typed) {
      const found = counts ? counts[value] || 0 : null, none = found === 0 && !chosen.includes(value);
      box.checked = chosen.includes(value);
      box.disabled = none;
      row.classList.toggle("none", none);
      row.hidden = typed ? !text.includes(typed) : long && none;
      count.textContent = found === null ? "" : number(found);
      return !row.hidden;
    } };
  }

  // Values under the sub-headings of their groups: a grade under its scheme, a subregion under its region.
  function grouped(list, values, boxes) {
    const groups = [];
    let before = null;
    values.forEach(([, , group], place) => {
      if (!groups.length || group !== before) {
        groups.push(element("div", group ? { role: "group", "aria-label": group } : null, group ? element("p", { class: "group-name" }, group) : null));
      }
      before = group;
      groups[groups.length - 1].append(boxes[place].element);
    });
    list.append(...groups);
    return groups;
  }

  function plain(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  // The chosen values, each with a way to take it back. The focus goes on to the next, so that several can be removed one after another.
  function tokens(place, options) {
    const before = Array.from(place.querySelectorAll("button")).indexOf(document.activeElement), list = element("ul");
    Object.entries(options.chosen).forEach(([name, values]) => values.forEach((value) => list.append(element("li", null, token(name, value, options)))));
    const clear = element("button", { type: "button", class: "act", click: () => options.onChange({}) }, "Clear all");
    place.textContent = "";
    if (list.children.length) place.append(list);
    if (list.children.length > 1) list.append(element("li", null, clear));
    if (before < 0) return;
    const buttons = place.querySelectorAll("button");
    if (!buttons.length) place.tabIndex = -1;
    (buttons[Math.min(before, buttons.length - 1)] || place).focus();
  }

  function token(name, value, options) {
    const { facet, label, group } = named(options.labels, name, value);
    const attributes = { type: "button", class: "token", click: () => options.onChange(changed(options.labels, options.chosen, name, value, false)) };
    return element("button", attributes, element("span", { class: "for-the-ear" }, "Remove: "), element("span", { class: "facet-name" }, facet + ": "),
      words(name, value, label), name === "grade" && group ? element("span", { class: "facet-name" }, " (" + group + ")") : null,
      element("span", { class: "cross", "aria-hidden": "true" }, "×"));
  }

  window.finding = { element, script, load, link, readState, query, writeState, onReturn, known, changed, named, words, number, rows, paragraphs, matches, counts, panel, tokens };
})();
