// Keeps of a document the points that are asked for. A choice is a link to a
// list, and the points that it keeps are those that lead to the same list: so
// nothing is filtered by but what stands on the page. Values of one facet add to
// each other, facets narrow each other; the address holds what is chosen.
(function (precis) {
  "use strict";

  var reading = precis.reading;
  if (!reading || !reading.contents) return;
  var facets = Array.from(reading.contents.querySelectorAll(".choices"));
  if (facets.length === 0) return;

  var NAME = "only"; // in the address
  var chosen = new Set();
  var root = new URL("..", location.href).pathname;

  // list is the path of the list that a link leads to, from the site's root,
  // whichever page of a long one it is.
  function list(link) {
    return decodeURI(new URL(link.href).pathname).slice(decodeURI(root).length).replace(/\.html$/, "");
  }

  function base(path) { return path.replace(/^(tags\/.*)-\d+$/, "$1"); }

  var leads = new Map(); // point -> the lists that it leads to
  reading.points.forEach(function (point) {
    leads.set(point, new Set(Array.from(point.querySelectorAll("blockquote a, ul a"), list)));
  });
  var choices = facets.map(function (facet) {
    return Array.from(facet.querySelectorAll("li"), function (item) {
      var link = item.querySelector("a"), path = list(link);
      if (!reading.points.some(function (p) { return leads.get(p).has(path); })) path = base(path);
      return { item: item, link: link, path: path, name: link.textContent, count: link.nextSibling };
    });
  });

  var status = document.createElement("p"), all = document.createElement("button");
  status.className = "kept";
  status.setAttribute("role", "status");
  all.type = "button";
  all.textContent = "Show all " + reading.points.length;
  all.addEventListener("click", clear);
  settle();
  reading.wide.addEventListener("change", settle);

  // settle puts what is said of the choice on top of the contents where these
  // stay in sight, else behind them.
  function settle() {
    if (reading.wide.matches) reading.contents.querySelector("details").before(status); else reading.contents.after(status);
  }

  // keeps tells whether a point is kept by all facets but one.
  function keeps(point, but) {
    return choices.every(function (facet, i) {
      var wanted = facet.filter(function (c) { return chosen.has(c.path); });
      return i === but || wanted.length === 0 || wanted.some(function (c) { return leads.get(point).has(c.path); });
    });
  }

  function apply() {
    var kept = reading.points.filter(function (p) {
      p.hidden = !keeps(p, -1);
      return !p.hidden;
    });
    choices.forEach(function (facet, i) {
      var left = reading.points.filter(function (p) { return keeps(p, i); });
      facet.forEach(function (c) { offer(c, left); });
    });
    reading.contents.querySelectorAll("details > ul a:not([href^='#section-'])").forEach(function (a) {
      var point = document.getElementById(a.hash.slice(1));
      a.classList.toggle("out", !!point && point.hidden);
    });
    say(kept.length);
    document.dispatchEvent(new Event("precis-filtered"));
  }

  function offer(choice, left) {
    var n = left.filter(function (p) { return leads.get(p).has(choice.path); }).length, on = chosen.has(choice.path);
    choice.count.data = " " + n.toLocaleString("en");
    choice.item.classList.toggle("none", n === 0 && !on);
    if (on) choice.link.setAttribute("aria-current", "true"); else choice.link.removeAttribute("aria-current");
  }

  function say(n) {
    if (chosen.size === 0) { status.replaceChildren(); return; }
    var names = [];
    choices.forEach(function (facet) { facet.forEach(function (c) { if (chosen.has(c.path)) names.push(c.name); }); });
    status.replaceChildren(n + " of " + reading.points.length + " points shown: " + names.join(", "), all);
  }

  function remember() {
    var asked = new URLSearchParams(location.search);
    asked.delete(NAME);
    chosen.forEach(function (path) { asked.append(NAME, path); });
    var query = asked.toString().replace(/%2F/g, "/");
    try {
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
    } catch (_) { /* a browser that minds: the link stays as it was */ }
  }

  function clear() {
    if (chosen.size === 0) return;
    chosen.clear();
    apply();
    remember();
    var first = facets[0].querySelector("summary");
    first.focus();
  }

  choices.forEach(function (facet) {
    facet.forEach(function (c) {
      c.link.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // the list itself
        event.preventDefault();
        if (!chosen.delete(c.path)) chosen.add(c.path);
        apply();
        remember();
      });
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !event.defaultPrevented && !reading.typing(event)) clear();
  });

  // Whoever is led to a point that is not kept wants to see it.
  function reveal() {
    var at = document.querySelector(":target");
    if (!at || !at.closest(".point[hidden]")) return;
    chosen.clear();
    apply();
    remember();
    at.scrollIntoView();
  }
  addEventListener("hashchange", reveal);

  new URLSearchParams(location.search).getAll(NAME).forEach(function (path) {
    choices.forEach(function (facet, i) {
      if (facet.some(function (c) { return c.path === path; })) {
        chosen.add(path);
        facets[i].open = true;
      }
    });
  });
  if (chosen.size > 0) {
    apply();
    reveal();
  }
})(window.precis);
