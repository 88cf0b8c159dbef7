// The filters beside the results of a search: each facet with its values and how
// many of the points found have them. search.js loads it on search.html.
(function (precis) {
  "use strict";

  var AT_ONCE = 8; // values
  var OPEN_BELOW = 48000; // bytes of the facets that open without being asked

  var element = precis.element;
  var opened = Object.create(null); // name of a facet -> whether it is open
  var complete = Object.create(null); // name of a facet -> whether all its values are listed

  // offer fills a place with the facets of an answer. chosen maps names of
  // facets to lists of values; current tells whether the answer still is what
  // the reader asked for; change is called with what is chosen then.
  precis.offer = function (place, answer, chosen, current, change) {
    var focused = place.contains(document.activeElement) ? document.activeElement.dataset.filter : "";
    var wide = matchMedia("(min-width: 64rem)").matches;
    var again = function () { precis.offer(place, answer, chosen, current, change); };
    var room = wide ? OPEN_BELOW : 0;
    Promise.all(answer.d.facets.map(function (f) {
      var fits = f.bytes <= room;
      if (fits) room -= f.bytes;
      if (!(f.name in opened)) opened[f.name] = fits || (chosen[f.name] || []).length > 0;
      return opened[f.name] ? precis.count(answer, f).catch(function (error) { return error.message; }) : null;
    })).then(function (counts) {
      if (!current()) return;
      place.replaceChildren.apply(place, answer.d.facets.map(function (f, i) { return facet(f, counts[i], chosen, change, again); }));
      // Of points that are not there nothing can be chosen.
      if (answer.total === 0) place.querySelectorAll("details").forEach(function (e) { if (!e.querySelector("input")) e.remove(); });
      if (Object.keys(chosen).some(function (name) { return chosen[name].length > 0; })) {
        place.prepend(button("Without filters", function () {
          change(Object.create(null));
          document.getElementById("search").focus();
        }));
      }
      place.querySelectorAll("[data-filter]").forEach(function (e) { if (focused && e.dataset.filter === focused) e.focus(); });
    });
  };

  function facet(f, values, chosen, change, again) {
    var details = element("details");
    details.open = opened[f.name];
    details.append(element("summary", "", f.title));
    details.addEventListener("toggle", function () {
      if (details.open === opened[f.name]) return;
      opened[f.name] = details.open;
      if (details.open) again();
    });
    if (typeof values === "string") details.append(element("p", "", values));
    if (!Array.isArray(values)) return details;
    var mine = chosen[f.name] || [], items = element("ul");
    var left = values.filter(function (v) { return v.count > 0 || mine.indexOf(v.id) >= 0; });
    left.sort(function (a, b) { return (mine.indexOf(b.id) >= 0) - (mine.indexOf(a.id) >= 0) || b.count - a.count; });
    left.slice(0, complete[f.name] ? left.length : AT_ONCE).forEach(function (v) {
      items.append(choice(f, v, mine.indexOf(v.id) >= 0, function (on) {
        var next = Object.assign(Object.create(null), chosen);
        next[f.name] = on ? mine.concat(v.id) : mine.filter(function (id) { return id !== v.id; });
        change(next);
      }));
    });
    details.append(items);
    if (left.length > AT_ONCE && !complete[f.name]) {
      details.append(button("All " + left.length, function () {
        complete[f.name] = true;
        items.querySelector("input").focus();
        again();
      }));
    }
    return details;
  }

  function choice(f, value, on, change) {
    var item = element("li"), label = element("label"), check = element("input");
    check.type = "checkbox";
    check.checked = on;
    check.dataset.filter = f.name + "=" + value.id;
    check.addEventListener("change", function () { change(check.checked); });
    label.append(check, element("span", "", value.label), element("span", "count", value.count.toLocaleString("en")));
    item.append(label);
    return item;
  }

  function button(words, act) {
    var made = element("button", "", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }
})(window.precis);
