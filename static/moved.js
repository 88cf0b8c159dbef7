// A document that has another name now: this takes a reader there with the
// place that they came for. Without it the page leads to the document, and
// lists its places.
(function () {
  "use strict";
  location.replace(document.currentScript.dataset.to + location.search + location.hash);
})();
