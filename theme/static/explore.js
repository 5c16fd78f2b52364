// The explorer: every point as a row of a table, with the facets. All rows are in memory; only those of one page of the table are drawn.
(function () {
  "use strict";
  const finding = window.finding, element = finding.element, number = finding.number;
  const SIZE = 100;
  const NAMES = { state: "State party", session: "Session", topic: "Topics", reply: "In the summary of the reply", organization: "Information from",
    requests: "What the Committee still asks", coverage: "Held here", region: "Region (UN M49)", subregion: "Subregion (UN M49)", year: "Year of the session", committee: "Committee" };
  const COLUMNS = [
    { name: "state", sort: "state", cell: (row) => labelled(row, "state") },
    { name: "session", sort: "session", cell: (row) => labelled(row, "session") },
    { name: "point", label: "Paragraph and point", sort: "paragraph", cell: pointCell },
    { name: "topic", sort: "topic", cell: (row) => labelled(row, "topic") || quiet("none given") },
    { name: "grade", label: "Grade of the group it falls under", cell: gradeCell },
    { name: "reply", cell: (row) => labelled(row, "reply") },
    { name: "organization", cell: organizationCell },
    { name: "requests", cell: (row) => labelled(row, "requests") },
    { name: "document", label: "Document", cell: (row) => row.symbol },
    { name: "coverage", cell: (row) => labelled(row, "coverage") },
    { name: "region", cell: (row) => labelled(row, "region") },
    { name: "subregion", cell: (row) => labelled(row, "subregion") },
    { name: "year", cell: (row) => labelled(row, "year") },
    { name: "committee", cell: (row) => labelled(row, "committee") },
  ];
  const ALWAYS = ["state", "session", "point"], AT_FIRST = ["topic", "grade", "reply", "organization"];
  const SORTS = { state: "State party", session: "session", paragraph: "paragraph", topic: "topic" };
  const GRADE = "grade_one_per_evaluation_not_per_point";
  const byHand = document.querySelector(".by-hand");
  const page = drawPage();
  let labels, rows, shown = [], state;

  function labelOf(column) { return column.label || NAMES[column.name]; }
  function quiet(words) { return element("span", { class: "quiet" }, words); }
  function labelled(row, name) { return row.facets[name].map((value) => finding.named(labels, name, value).label).join("; "); }
  function absence(row, name) { return labels.absences[name][row.absence[name]]; }

  function pointName(row) { return row.letter ? row.number + " (" + row.letter + ")" : String(row.number); }

  function pointCell(row) {
    const link = element("a", { href: finding.link(row.address) }, pointName(row));
    return row.letter === "" ? [link, " ", quiet("points not held here")] : link;
  }

  // Where points are not held, the organizations are those of the whole paragraph, and the absence says why they stand at no point.
  function organizationCell(row) {
    const names = labelled(row, "organization");
    return [names, names && " ", row.absence.organization ? quiet(absence(row, "organization")) : ""];
  }

  // Each evaluation with its grade's words, its scope and its document: over several points it is one grade, and each of their rows says so.
  function gradeCell(row) {
    if (!row.evaluations.length) return quiet(absence(row, "grade"));
    return row.evaluations.map((each) => {
      const grade = finding.named(labels, "grade", each.grade);
      const scope = element("a", { href: finding.link(each.anchor), class: "scope" }, each.scope);
      const words = finding.words("grade", each.grade, grade.label, grade.address);
      return element("span", { class: "graded" }, words, " ", scope, " ", quiet("in " + row.symbol));
    });
  }

  // The frame of the page, drawn once; what changes is filled in below.
  function drawPage() {
    const made = {
      panel: element("div", { class: "facets" }), told: element("div", { class: "notices", hidden: true }), tokens: element("div", { class: "tokens" }),
      status: element("p", { class: "status", role: "status" }, "Loading the points."), head: element("thead", { role: "rowgroup" }),
      body: element("tbody", { role: "rowgroup" }), caption: element("caption"), empty: element("div", { class: "empty" }),
      columns: element("fieldset", null, element("legend", { class: "for-the-ear" }, "Columns")), where: element("span"), search: element("a"),
      save: element("button", { type: "button", class: "act", click: () => save() }, "Download as CSV"),
    };
    // Roles said outright: on a phone the rows are drawn as cards, and browsers then forget that this is a table.
    made.frame = element("div", { class: "frame data", role: "region", tabindex: "0", "aria-label": "Table of points" },
      element("table", { role: "table" }, made.caption, made.head, made.body));
    made.before = element("button", { type: "button", class: "act", click: () => turn(-1) }, "Previous");
    made.after = element("button", { type: "button", class: "act", click: () => turn(1) }, "Next");
    made.pager = element("nav", { class: "pager", "aria-label": "Pages of the table" }, made.before, made.where, made.after);
    made.filters = element("details", { class: "filters" }, element("summary", null, "Filters"), made.panel);
    made.filters.open = matchMedia("(min-width: 60rem)").matches;
    made.bar = element("div", { class: "bar" }, element("details", { class: "columns" }, element("summary", { class: "act" }, "Columns"), made.columns), made.save, made.search);
    made.rows = element("div", { class: "rows" }, made.told, made.tokens, made.status, made.bar, made.empty, made.frame, made.pager);
    made.whole = element("div", { class: "finding explorer" }, made.filters, made.rows);
    return made;
  }

  // From the address, what is known here; what is not is said, never passed over in silence.
  function read(from) {
    const { chosen, unknown } = finding.known(labels, from.facets), sort = from.rest.get("sort") || "state", columns = from.rest.get("columns");
    const names = COLUMNS.map((column) => column.name), asked = columns === null ? ALWAYS.concat(AT_FIRST) : columns.split(",").filter(Boolean);
    state = { q: from.q, chosen, sort: { by: sort.replace(/^-/, ""), down: sort.startsWith("-") }, page: Number(from.rest.get("page")) || 1,
      columns: names.filter((name) => ALWAYS.includes(name) || asked.includes(name)) };
    if (!Object.keys(SORTS).includes(state.sort.by)) { unknown.push(["sort", sort]); state.sort = { by: "state", down: false }; }
    asked.filter((name) => !names.includes(name)).forEach((name) => unknown.push(["columns", name]));
    tell(unknown);
    order();
    draw();
  }

  function tell(unknown) {
    const list = unknown.map(([name, value]) => element("li", null, element("code", null, name + "=" + value)));
    page.told.textContent = "";
    page.told.hidden = !list.length && !state.q;
    if (list.length) page.told.append(element("p", null, "Asked for in the address, not known here and left out:"), element("ul", null, list));
    if (state.q) page.told.append(element("p", null, "The words “" + state.q + "” are looked for by the search, not in this table."));
  }

  function remembered() {
    const rest = new URLSearchParams(), optional = state.columns.filter((name) => !ALWAYS.includes(name));
    if (state.sort.by !== "state" || state.sort.down) rest.set("sort", (state.sort.down ? "-" : "") + state.sort.by);
    if (optional.join() !== AT_FIRST.join()) rest.set("columns", optional.join());
    if (state.page > 1) rest.set("page", state.page);
    return { q: state.q, facets: state.chosen, rest };
  }

  function change(changes) {
    Object.assign(state, { page: 1 }, changes);
    tell([]);
    if (changes.sort) order();
    draw();
    finding.writeState(remembered(), { push: true });
  }

  function choose(chosen) { change({ chosen }); }

  // Sorted once for each order asked for; filtering keeps it.
  function order() {
    const { by, down } = state.sort, last = (row) => row.ranks[by] === Infinity;
    rows.sort((one, other) => {
      if (last(one) !== last(other)) return last(one) ? 1 : -1;
      const apart = one.ranks[by] - other.ranks[by] || 0;
      return (down ? -apart : apart) || one.ranks.state - other.ranks.state || one.ranks.session - other.ranks.session || one.ranks.place - other.ranks.place;
    });
  }

  function rank(row, place) {
    const placeOf = (name) => finding.named(labels, name, row.facets[name][0]).place;
    row.ranks = { state: placeOf("state"), session: -placeOf("session"), paragraph: row.number, topic: placeOf("topic"), place };
  }

  function draw() {
    shown = rows.filter((row) => finding.matches(row.facets, state.chosen));
    const pages = Math.max(1, Math.ceil(shown.length / SIZE));
    state.page = Math.min(Math.max(1, Math.floor(state.page)), pages);
    finding.panel(page.panel, { labels, chosen: state.chosen, counts: finding.counts(rows, state.chosen), unit: "rows", onChange: choose,
      open: page.filters.open ? ["topic", "grade"] : [] });
    finding.tokens(page.tokens, { labels, chosen: state.chosen, onChange: choose });
    drawRows((state.page - 1) * SIZE);
    page.where.textContent = "Page " + number(state.page) + " of " + number(pages);
    page.before.setAttribute("aria-disabled", state.page === 1);
    page.after.setAttribute("aria-disabled", state.page === pages);
    page.pager.hidden = pages === 1;
    page.search.href = finding.link("/search/" + finding.query({ q: state.q, facets: state.chosen }));
    drawColumns();
    drawEmpty();
  }

  function drawRows(start) {
    const columns = COLUMNS.filter((column) => state.columns.includes(column.name)), now = shown.slice(start, start + SIZE);
    drawHead(columns);
    page.caption.textContent = "Points, sorted by " + SORTS[state.sort.by] + (state.sort.down ? ", backwards" : "");
    page.body.textContent = "";
    page.body.append(...now.map((row) => element("tr", { role: "row" }, columns.map((column) => cell(column, row)))));
    page.frame.hidden = page.save.hidden = !now.length;
    page.status.textContent = now.length ? "Rows " + number(start + 1) + " to " + number(start + now.length) + " of " + number(shown.length) + "."
      : rows.length ? "No point matches all of these filters together." : "No point is held here yet.";
  }

  function cell(column, row) {
    const attributes = { class: "of-" + column.name, "data-label": labelOf(column) };
    if (column.name === "point") return element("th", Object.assign({ scope: "row", role: "rowheader" }, attributes), column.cell(row));
    return element("td", Object.assign({ role: "cell" }, attributes), column.cell(row));
  }

  // The headers stay while the columns do, so that a header that was just pressed keeps the focus.
  function drawHead(columns) {
    const names = columns.map((column) => column.name).join();
    if (page.head.getAttribute("data-columns") !== names) {
      page.head.setAttribute("data-columns", names);
      page.head.textContent = "";
      page.head.append(element("tr", { role: "row" }, columns.map((column) => header(column))));
    }
    columns.filter((column) => column.sort).forEach((column, place) => {
      const own = column.sort === state.sort.by;
      page.head.querySelectorAll("th.sortable")[place].setAttribute("aria-sort", own ? (state.sort.down ? "descending" : "ascending") : "none");
    });
  }

  function header(column) {
    const sort = () => change({ sort: { by: column.sort, down: state.sort.by === column.sort && !state.sort.down } });
    const label = column.sort ? element("button", { type: "button", click: sort }, labelOf(column)) : labelOf(column);
    return element("th", { scope: "col", role: "columnheader", class: column.sort ? "sortable" : null }, label);
  }

  function drawColumns() {
    if (page.columns.children.length === 1) COLUMNS.filter((column) => !ALWAYS.includes(column.name)).forEach((column) => {
      const box = element("input", { type: "checkbox", value: column.name, change: () => change({ page: state.page, columns: COLUMNS.map((each) => each.name)
        .filter((name) => (name === column.name ? box.checked : state.columns.includes(name))) }) });
      page.columns.append(element("label", { class: "value" }, box, element("span", null, labelOf(column))));
    });
    page.columns.querySelectorAll("input").forEach((box) => { box.checked = state.columns.includes(box.value); });
  }

  // Where nothing is left: what each filter alone keeps out.
  function drawEmpty() {
    page.empty.textContent = "";
    if (shown.length || !rows.length) return;
    const list = element("ul");
    Object.entries(state.chosen).forEach(([name, values]) => values.forEach((value) => {
      const without = finding.changed(labels, state.chosen, name, value, false), { facet, label } = finding.named(labels, name, value);
      const left = rows.filter((row) => finding.matches(row.facets, without)).length;
      const button = element("button", { type: "button", class: "act", click: () => { choose(without); (page.empty.querySelector("button") || page.frame).focus(); } }, "Without " + facet + ": ", finding.words(name, value, label));
      list.append(element("li", null, button, " " + (left === 1 ? "1 point" : number(left) + " points")));
    }));
    page.empty.append(element("p", null, "Take one away:"), list);
  }

  // After turning the page the reader starts at its first row.
  function turn(step) {
    if ((step < 0 ? page.before : page.after).getAttribute("aria-disabled") === "true") return;
    change({ page: state.page + step });
    page.frame.focus({ preventScroll: true });
    page.status.scrollIntoView();
  }

  // The rows as a file, under the names that the fields have in points.csv (generator/data/paragraph_tables.py).
  function fields(row) {
    const paragraph = row.record + "/" + row.number, given = row.evaluations, facets = row.facets, one = given.length === 1;
    const session = facets.session[0], missing = given.length ? "see-evaluations" : row.absence.grade;
    const scheme = (each) => each.grade.slice(0, each.grade.lastIndexOf(".")), letter = (each) => each.grade.slice(each.grade.lastIndexOf(".") + 1);
    const label = (each) => finding.named(labels, "grade", each.grade).label;
    return {
      point: paragraph + "/" + (row.letter === "" ? "not-held" : row.letter || "whole"), address: published(row.address), assessment: row.record,
      editorial_coverage: facets.coverage[0], committee: facets.committee[0], session: session.slice(session.lastIndexOf("-") + 1), state: facets.state[0],
      state_name: labelled(row, "state"), region: facets.region.join(" ") || "none", subregion: facets.subregion.join(" ") || "none", year: facets.year.join(" "),
      report: row.symbol, paragraph, number: row.number, letter: row.letter === "" ? "not-held" : row.letter || "whole", editorial_topics: facets.topic.join(" ") || "none",
      editorial_reply_status: facets.reply[0], information_organizations: row.absence.organization || facets.organization.join(" "),
      evaluations: given.map((each) => paragraph + "/evaluation-" + (each.position + 1)).join(" ") || missing,
      [GRADE]: one ? letter(given[0]) : missing, editorial_grade_words: one ? label(given[0]).slice(letter(given[0]).length + 1) : missing,
      grades_in_words: given.map((each) => label(each) + " (" + scheme(each) + "), " + each.scope).join("; ") || missing, editorial_requests: facets.requests[0],
    };
  }

  function published(address) { return new URL(address.slice(1), new URL("..", document.querySelector("link[rel=canonical]").href)).href; }

  // As generator/data/csv_file.py writes it: a byte order mark for spreadsheets, and no cell that one would run.
  function csv(rows) {
    const quoted = (value) => {
      const text = String(value).replace(/^'*[=+\-@\t\r]/, "'$&");
      return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
    };
    const made = rows.map(fields);
    return "\ufeff" + [Object.keys(made[0])].concat(made.map(Object.values)).map((cells) => cells.map(quoted).join(",") + "\r\n").join("");
  }

  function save() {
    const address = URL.createObjectURL(new Blob([csv(shown)], { type: "text/csv;charset=utf-8" }));
    const way = element("a", { href: address, download: "follow-up-points.csv", hidden: true });
    document.body.append(way);
    way.click();
    way.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  function start() {
    byHand.hidden = true;
    byHand.before(page.whole);
    page.search.textContent = "Search in the text of these paragraphs";
    const progress = (done, all) => { page.status.textContent = "Loading the points: part " + number(done) + " of " + number(all) + "."; };
    finding.load("labels").then((told) => {
      labels = told;
      return finding.rows(told, progress);
    }).then((all) => {
      rows = all;
      rows.forEach(rank);
      page.whole.classList.add("ready");
      finding.onReturn(read);
      read(finding.readState());
    }).catch((fault) => {
      page.status.textContent = "The points could not be loaded here.";
      byHand.hidden = false;
      throw fault;
    });
  }

  start();
})();
