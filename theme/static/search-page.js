// The page of the search: the box, the filters and the address bar, which holds what is asked so that it can be shared.
(function () {
  "use strict";
  const finding = window.finding, element = finding.element, byHand = document.querySelector(".by-hand");
  let state, asked;
  const place = element("div"), filters = element("details", { class: "filters" }, element("summary", {}, "Filters"));
  const panel = element("div", { class: "facets" }), tokens = element("div", { class: "tokens" }), unknown = element("p", { class: "aside", role: "status" });
  const explore = element("a", {}, "See these points in the explorer");
  const note = element("p", { class: "aside" }, "A result is a paragraph: each filter holds for some point of it. ", explore);

  function narrowed() { return Object.keys(state.facets).length > 0; }

  function change(facets) {
    state.facets = facets;
    remember(true);
    draw(null);
    asked.ask();
  }

  function remember(push) {
    finding.writeState(state, { push: push });
    explore.href = finding.link("/explore/") + finding.query({ facets: state.facets });
    note.hidden = !narrowed();
  }

  // The labels are fetched when the filters are opened, or an address names some.
  function draw(counts) {
    if (!filters.open && !narrowed() && !tokens.children.length) return;
    finding.load("labels").then((labels) => {
      const told = { labels: labels, chosen: state.facets, counts: counts, unit: state.q ? "paragraphs with these words" : "paragraphs", onChange: change };
      finding.tokens(tokens, told);
      if (filters.open && counts) finding.panel(panel, told);
    });
  }

  // An address may name what is not here: it is said, and left out.
  function read() {
    state = finding.readState();
    const told = narrowed() ? finding.load("labels").then((labels) => finding.known(labels, state.facets)) : Promise.resolve({ chosen: {}, unknown: [] });
    told.then((known) => {
      state.facets = known.chosen;
      unknown.textContent = known.unknown.map((each) => "Not known here, and left out: " + each.join(" = ") + ".").join(" ");
      asked.input.value = state.q;
      remember(false);
      draw(null);
      return asked.ask();
    }).catch(failed);
  }

  function failed() { byHand.hidden = false; }

  filters.append(panel);
  filters.addEventListener("toggle", () => { if (filters.open) asked.ask(); });
  asked = finding.box(place, {
    aside: filters,
    between: element("div", {}, unknown, tokens, note),
    chosen: () => state.facets,
    counted: () => filters.open,
    heard: (answer) => { draw(answer.counts); },
    changed: (words) => { state.q = words; remember(false); },
    failed: failed,
  });
  byHand.hidden = true;
  byHand.before(place);
  finding.onReturn(read);
  read();
  if (!state.q) asked.input.focus();
})();
