// Conveniences only: choosing a colour scheme, copying an address, a citation, a passage. Every page reads whole without them.
(function () {
  "use strict";
  var root = document.documentElement, own = document.currentScript.src;

  function dark() {
    var chosen = root.getAttribute("data-scheme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function offerScheme() {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "scheme-button";
    function label() { button.textContent = dark() ? "Light" : "Dark"; button.setAttribute("aria-label", dark() ? "Light colours" : "Dark colours"); }
    button.addEventListener("click", function () {
      var next = dark() ? "light" : "dark";
      root.setAttribute("data-scheme", next);
      try { localStorage.setItem("scheme", next); } catch (refused) { /* chosen for this page only */ }
      label();
    });
    label();
    document.querySelector(".top").appendChild(button);
  }

  function say(words) {
    var note = document.querySelector(".said-aloud");
    if (!note) {
      note = document.createElement("p");
      note.className = "said-aloud";
      note.setAttribute("role", "status");
      document.body.appendChild(note);
    }
    note.textContent = words;
    note.classList.add("shown");
    clearTimeout(say.timer);
    say.timer = setTimeout(function () { note.classList.remove("shown"); }, 2500);
  }

  // A page opened from a folder may lack the clipboard: then the text is selected, to be copied by hand or by the old command.
  function copy(text, said) {
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(function () { say(said); }, function () { copyBySelecting(text, said); });
    } else copyBySelecting(text, said);
  }

  function copyBySelecting(text, said) {
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "copied-by-hand";
    (document.querySelector("dialog[open]") || document.body).appendChild(field);
    field.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (refused) { /* said below */ }
    field.remove();
    say(done ? said : "Copying is not allowed here: select the text");
  }

  function copyAddresses() {
    document.addEventListener("click", function (event) {
      var link = event.target.closest ? event.target.closest("a.here") : null;
      if (link) copy(published(link.getAttribute("href")), "Address copied");
    });
  }

  // The address to cite, also in a copy of the page that was opened from a folder; the title's is the page's own.
  function published(fragment) {
    var page = document.querySelector("link[rel=canonical]");
    return (page ? page.href : location.href.replace(/#.*/, "")) + (fragment === "#title" ? "" : fragment);
  }

  function button(words, name, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "act";
    made.textContent = words;
    made.setAttribute("aria-label", name);
    made.addEventListener("click", act);
    return made;
  }

  function offerStyles(list) {
    list.querySelectorAll("div").forEach(function (row) {
      var term = row.querySelector("dt"), style = term.querySelector("span").textContent, text = row.querySelector("dd").textContent;
      if (term.querySelector("button")) term.querySelector("button").remove();
      term.appendChild(button("Copy", "Copy the " + style + " citation", function () { copy(text, style + " citation copied"); }));
    });
  }

  // Where a passage's anchor stands: the block of a voice, the result of a point, or what follows a heading up to the next.
  function placeOf(anchor) {
    var place = document.getElementById(anchor), block = place && place.closest(".voice, .evaluation, .letter, .point");
    if (!place) return { at: null };
    if (!block) return afterHeading(place);
    return block.matches(".point") ? { at: block.querySelector(".result"), words: "" } : { at: block, words: wordsOf([block]) };
  }

  function afterHeading(heading) {
    var section = [], each = heading.nextElementSibling, holder = document.createElement("div");
    for (; /^H[1-6]$/.test(heading.tagName) && each && !/^H[1-6]$/.test(each.tagName); each = each.nextElementSibling) section.push(each);
    section = section.filter(function (part) { return part.matches("p.official, .criteria"); });
    if (!section.length) return { at: null };
    section[section.length - 1].after(holder);
    return { at: holder, words: wordsOf(section) };
  }

  // The printed words of some elements, without labels and notes of ours.
  function wordsOf(elements) {
    return elements.map(function (element) {
      var printed = element.matches("p.official") ? [element] : element.querySelectorAll("p.official");
      return Array.prototype.map.call(printed, function (each) { return each.textContent.trim(); }).join("\n\n");
    }).filter(Boolean).join("\n\n");
  }

  function openCitation(entry, words) {
    var dialog = document.createElement("dialog"), title = document.createElement("h2"), list = entry.querySelector(".styles").cloneNode(true);
    if (!dialog.showModal) {
      document.getElementById("cite-passages").open = entry.open = true;
      entry.scrollIntoView();
      return;
    }
    title.textContent = "Cite: " + entry.querySelector("summary").textContent;
    title.id = "citing";
    dialog.className = "citing";
    dialog.setAttribute("aria-labelledby", "citing");
    var bar = document.createElement("p");
    if (words) bar.appendChild(button("Copy text with citation", "Copy text with citation", function () { copy(withCitation(words, entry), "Text and citation copied"); }));
    bar.appendChild(button("Close", "Close", function () { dialog.close(); }));
    dialog.append(title, bar, list);
    offerStyles(list);
    dialog.addEventListener("close", function () { dialog.remove(); });
    dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
    document.body.appendChild(dialog);
    dialog.showModal();
  }

  function withCitation(words, entry) { return words + "\n\n" + entry.querySelector("dd").textContent; }

  function offerCitations() {
    document.querySelectorAll(".cite .styles").forEach(offerStyles);
    document.querySelectorAll("[data-cites]").forEach(function (entry) {
      var place = placeOf(entry.getAttribute("data-cites")), label = entry.querySelector("summary").textContent;
      if (!place.at) return;
      var bar = document.createElement("p");
      bar.className = "acts";
      bar.appendChild(button("Cite", "Cite: " + label, function () { openCitation(entry, place.words); }));
      if (place.words) bar.appendChild(button("Copy text with citation", "Copy text with citation: " + label, function () { copy(withCitation(place.words, entry), "Text and citation copied"); }));
      place.at.appendChild(bar);
    });
  }

  // An address that leads to a citation opens what it is folded in, in browsers that do not.
  function unfold() {
    var entry = /^#cite-/.test(location.hash) && document.getElementById(location.hash.slice(1));
    for (var each = entry; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    if (entry) entry.scrollIntoView();
  }

  // The search over any page: by key, or by the link, which without script leads to the page of the search.
  function offerSearch() {
    var link = document.querySelector(".top .find");
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || link.hasAttribute("aria-current")) return;
      event.preventDefault();
      openSearch();
    });
    addEventListener("keydown", function (event) {
      var typing = event.target.matches && event.target.matches("input, textarea, select, [contenteditable]");
      var asked = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!asked && !((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) return;
      event.preventDefault();
      openSearch();
    });
  }

  function openSearch() {
    var field = document.querySelector("main input[type=search]");
    if (field) field.focus();
    else if (window.finding && window.finding.dialog) window.finding.dialog();
    else loaded("link", "finding.css").then(function () { return loaded("script", "facets.js"); }).then(function () { return loaded("script", "search.js"); }).then(function () { window.finding.dialog(); }, leadOn);
  }

  function leadOn() { location.href = document.querySelector(".top .find").href; }

  function loaded(tag, name) {
    return new Promise(function (done, failed) {
      var made = document.createElement(tag), address = new URL(name, own).href;
      if (tag === "link") { made.rel = "stylesheet"; made.href = address; } else made.src = address;
      made.onload = done;
      made.onerror = failed;
      document.head.appendChild(made);
    });
  }

  offerScheme();
  offerSearch();
  copyAddresses();
  offerCitations();
  unfold();
  addEventListener("hashchange", unfold);
})();
