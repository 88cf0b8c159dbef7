// A document that stands on several pages. Who comes to one of them by the
// address of a place that stands on another is led there: old links name the
// first page, and what stands on which can change with every edition. Without
// this the first page lists the parts. places/DOCUMENT.js, which
// generator/places.go writes, is read only then.
(function () {
  "use strict";

  var table = document.currentScript.dataset.places;
  var asked = false;

  addEventListener("hashchange", look);
  look();

  function wanted() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (_) { return ""; }
  }

  function look() {
    var place = wanted();
    if (asked || !place || document.getElementById(place)) return;
    asked = true;
    var script = document.createElement("script");
    script.onload = script.onerror = function () { script.remove(); };
    script.src = table;
    document.head.append(script);
  }

  // precisPlaces is what the file calls, with the pages of the document.
  window.precisPlaces = function (name, _, pages) {
    asked = false;
    var place = wanted(), page = pageOf(place, pages);
    if (page < 0 || document.getElementById(place)) return;
    var file = encodeURIComponent(name) + (page ? "--" + (page + 1) : "") + ".html";
    location.replace(file + location.search + location.hash);
  };

  // pageOf tells on which page, from 0, a place stands; -1 for none.
  function pageOf(place, pages) {
    var block = /^(?:note|block)-(\d+)$/.exec(place);
    if (block) {
      return pages.filter(function (page) { return page.first <= Number(block[1]); }).length - 1;
    }
    return pages.findIndex(function (page) {
      return page.places.split(" ").some(function (run) { return holds(run, place); });
    });
  }

  // holds tells whether a run of places has one: "a7~13" is a7 and the 13 behind
  // it.
  function holds(run, place) {
    var parts = run.split("~"), counted = /^(.*?)(0|[1-9]\d*)$/;
    if (parts[0] === place) return true;
    var first = counted.exec(parts[0]), at = counted.exec(place);
    if (parts.length < 2 || !first || !at || first[1] !== at[1]) return false;
    var behind = Number(at[2]) - Number(first[2]);
    return behind > 0 && behind <= Number(parts[1]);
  }
})();
