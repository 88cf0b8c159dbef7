// A link that sets the document beside another. It comes with the scripts, for
// without them the page that it leads to holds the same two documents for all.
(function (precis) {
  "use strict";

  var reading = precis.reading, box = document.getElementById("cite");
  if (!reading || !box || !document.querySelector(".turn a")) return;

  var to = new URL("../compare.html", location.href), link = document.createElement("a"), line = document.createElement("p");
  var name = decodeURI(location.pathname).replace(/^.*\/|(--\d+)?\.html$/g, "");
  to.search = "?a=documents/" + encodeURIComponent(name);
  to.hash = "";
  link.href = to.href;
  link.textContent = "Set this document beside another";
  line.className = "beside";
  line.append(link);
  box.after(line);
})(window.precis);
