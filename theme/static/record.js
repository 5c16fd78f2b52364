// Conveniences only: choosing a colour scheme, and copying the address of a passage. Every page reads whole without them.
(function () {
  "use strict";
  var root = document.documentElement;

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

  function copyAddresses() {
    document.addEventListener("click", function (event) {
      var link = event.target.closest ? event.target.closest("a.here") : null;
      if (!link || !navigator.clipboard) return;
      navigator.clipboard.writeText(link.href).then(function () { say("Address copied"); }, function () {});
    });
  }

  offerScheme();
  copyAddresses();
})();
