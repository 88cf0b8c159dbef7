// What the scripts of a document's page share: its points and what a reader has
// switched off. The parts of this folder are published as one file, in the order
// of their names, so that a page asks for one; precis.js loads it.
(function (precis) {
  "use strict";

  var main = document.querySelector("[data-page=document] main");
  var points = main ? Array.from(main.querySelectorAll(".point[id]")) : [];
  if (points.length === 0) return;

  precis.reading = {
    main: main,
    points: points,
    contents: document.getElementById("contents"),
    wide: matchMedia("(min-width: 80rem)"), // as in the stylesheet: the contents stay in sight
    label: label,
    name: name,
    isOn: isOn,
    aid: aid,
    typing: typing
  };

  // label is the number of a point; name is how it is cited.
  function label(point) { return point.firstElementChild.textContent.trim(); }

  function name(point) {
    return point.dataset.own ? "paragraph " + label(point) : "point " + label(point) + " (numbered by precis)";
  }

  function isOn(key) { try { return !localStorage.getItem(key); } catch (_) { return true; } }

  // aid adds a switch for a comfort that some readers do not want.
  function aid(key, words) {
    var box = document.querySelector(".aids"), label = document.createElement("label"), check = document.createElement("input");
    if (!box) {
      box = document.createElement("div");
      box.className = "aids";
      var cite = document.getElementById("cite");
      if (cite) cite.after(box); else main.append(box);
    }
    label.className = "shortcut";
    check.type = "checkbox";
    check.checked = isOn(key);
    check.addEventListener("change", function () {
      try {
        if (check.checked) localStorage.removeItem(key); else localStorage.setItem(key, "1");
      } catch (_) { check.checked = true; }
    });
    label.append(check, " " + words);
    box.append(label);
  }

  // typing tells whether a key belongs to something else.
  function typing(event) {
    var at = event.target;
    return event.ctrlKey || event.metaKey || event.altKey || at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
  }
})(window.precis);
