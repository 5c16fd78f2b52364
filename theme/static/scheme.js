// Before the page is drawn: the colour scheme the reader chose, if any. Without script, the system's.
(function () {
  try {
    var chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.setAttribute("data-scheme", chosen);
  } catch (refused) { /* storage is off: the system's scheme stands */ }
})();
