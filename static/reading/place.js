// Where one is in a document: marked in the contents, and in a bar with the
// points before and behind it. The keys j and k lead there too.
(function (precis) {
  "use strict";

  var reading = precis.reading;
  if (!reading || !reading.contents) return;

  var KEYS = "precis-no-shortcut"; // that of the search field: one switch for all single keys

  var bar = document.createElement("div"), where = document.createElement("span");
  var before = link("Previous point", "‹"), behind = link("Next point", "›"), top = link("Contents", "☰");
  var fold = reading.contents.querySelector("details"), list = fold.querySelector(":scope > ul");
  var current = null, pages = turns();
  bar.className = "place";
  bar.append(where, top, before, behind);
  bar.hidden = true;
  top.href = "#contents";
  top.addEventListener("click", function () { fold.open = true; });
  settle();
  reading.wide.addEventListener("change", settle);

  function link(name, sign) {
    var made = document.createElement("a");
    made.setAttribute("aria-label", name);
    made.title = name;
    made.textContent = sign;
    return made;
  }

  // settle puts the bar into the contents, or to the foot of a narrow page.
  function settle() {
    if (reading.wide.matches) reading.contents.prepend(bar); else reading.main.append(bar);
    top.hidden = reading.wide.matches;
  }

  function shown() { return reading.points.filter(function (p) { return !p.hidden; }); }

  // look finds the point that one is at: the one that the address leads to while
  // it stands at the top of what is seen, or anywhere at the end of a page, which
  // goes no higher; else the last that begins above a third of the height. Points
  // stand in order, so it is looked for by halves.
  function look() {
    var points = shown(), line = innerHeight / 3, from = 0, to = points.length;
    var led = points.findIndex(function (p) { return p.matches(":target"); });
    if (led >= 0) {
      var top = points[led].getBoundingClientRect().top, end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      if (top >= 0 && top <= (end ? innerHeight : line)) { mark(points[led], points, led); return; }
    }
    while (from < to) {
      var half = (from + to) >> 1;
      if (points[half].getBoundingClientRect().top <= line) from = half + 1; else to = half;
    }
    mark(points[from - 1] || null, points, from - 1);
  }

  function mark(point, points, at) {
    bar.hidden = !point && !reading.wide.matches;
    aim(before, points[at - 1]);
    aim(behind, points[at + 1]);
    if (point === current) return;
    current = point;
    where.textContent = point ? reading.label(point) + " · " + (at + 1) + " of " + points.length : "";
    list.querySelectorAll("[aria-current]").forEach(function (a) { a.removeAttribute("aria-current"); });
    if (!point) return;
    var section = point.parentElement.closest(".section");
    [section, point].forEach(function (part) { if (part) show(part); });
  }

  function entry(part) { return list.querySelector('a[href$="#' + CSS.escape(part.id) + '"]'); }

  function show(part) {
    var a = entry(part);
    if (!a) return;
    a.setAttribute("aria-current", part.classList.contains("point") ? "true" : "location");
    if (!reading.wide.matches) return;
    var box = reading.contents, top = a.offsetTop;
    if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 40) box.scrollTop = top - 60;
  }

  function aim(a, point) {
    var page = a === before ? pages[0] : pages[1];
    if (point) a.href = "#" + point.id; else if (page) a.href = page.href; else a.removeAttribute("href");
  }

  // turns gives the pages of this very document before this one and behind it.
  function turns() {
    return ["prev", "next"].map(function (rel) {
      var a = document.querySelector(".turn a[rel=" + rel + "]");
      return a && first(a.pathname) === first(location.pathname) ? a : null;
    });
  }

  function first(path) { return decodeURI(path).replace(/(--\d+)?\.html$/, ""); }

  var waiting = false;
  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () { waiting = false; look(); });
  }
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  addEventListener("hashchange", soon);
  document.addEventListener("precis-filtered", function () { current = null; look(); });
  look();

  // A point that is led to takes the focus, so that reading goes on from it.
  bar.addEventListener("click", function (event) {
    var a = event.target.closest("a[href]");
    if (a && a.hash) focusOn(a.hash.slice(1));
  });

  function focusOn(id) {
    var point = document.getElementById(id), to = point && point.querySelector("a");
    if (to) to.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", function (event) {
    var a = event.key === "j" ? behind : event.key === "k" ? before : null;
    if (!a || !a.hasAttribute("href") || reading.typing(event) || !reading.isOn(KEYS)) return;
    event.preventDefault();
    location.href = a.href;
    if (a.hash) focusOn(a.hash.slice(1));
  });
  reading.aid(KEYS, "The keys j and k lead to the next and the previous point, / to the search field");
})(window.precis);
