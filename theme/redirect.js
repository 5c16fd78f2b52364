// Leads on from an address that has moved, with the query and the passage asked for. Without script the links do, one click further.
(function () {
  "use strict";
  var passage = document.getElementById(location.hash.slice(1));
  var link = (passage && passage.querySelector("a.moved")) || document.querySelector("a.moved");
  var there = new URL(link.href);
  if (location.protocol === "file:" && there.pathname.slice(-1) === "/") there.pathname += "index.html";
  there.search = location.search;
  if (!there.hash) there.hash = location.hash;
  location.replace(there.href);
})();
