// Sets any two documents or themes side by side, in place of the two that
// compare.html holds. precis.js loads it there when a reader wants to choose or
// the address names a choice. generator/sides writes what it reads. Nothing that
// was read becomes HTML.
(function () {
  "use strict";

  var root = document.currentScript.src.replace(/assets\/compare\.js(\?.*)?$/, "");
  var main = document.querySelector("[data-page=compare] main");
  var links = main ? main.querySelectorAll(":scope > p > a") : [];
  if (links.length !== 2 || main.querySelector(".pair")) return;

  var KEYS = ["a", "b"]; // of the two sides, in the address
  var LABELS = ["First column", "Second column"];

  // --- Files. Each is a script that calls precisSides with its name.

  var waiting = new Map(); // name -> {resolve, reject}
  var files = new Map(); // name -> promise
  var build = null;

  window.precisSides = function (name, of, value) {
    var wait = waiting.get(name);
    if (!wait) return;
    waiting.delete(name);
    if (build === null) build = of;
    if (build === of) wait.resolve(value);
    else wait.reject(new Error("The site was published anew: load this page again to choose."));
  };

  function load(name) {
    if (files.has(name)) return files.get(name);
    var file = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      waiting.set(name, { resolve: resolve, reject: reject });
      script.onload = script.onerror = function () {
        script.remove();
        if (waiting.delete(name)) reject(new Error("A part of the comparison is missing: compare/" + name + ".js."));
      };
      script.src = root + "compare/" + name + ".js" + (build ? "?build=" + build : "");
      document.head.append(script);
    });
    files.set(name, file);
    file.catch(function () { files.delete(name); }); // the next choice tries again
    return file;
  }

  // --- The sides.

  // sidesOf lists all sides by what the address calls them: "themes/a-theme".
  function sidesOf(directory) {
    var all = new Map();
    directory.kinds.forEach(function (kind) {
      kind.sides.forEach(function (s) {
        all.set(kind.folder + s[0], { number: all.size, id: s[0], title: s[1], year: s[2] || "", kind: kind });
      });
    });
    return all;
  }

  // counted answers the counts of a side: for each group, those of its rows.
  function counted(directory, side) {
    return load("counts-" + Math.floor(side.number / directory.perFile)).then(function (text) {
      return text.split("\n")[side.number % directory.perFile].split("\t").map(function (coded, g) {
        var counts = new Array(directory.groups[g].rows.length).fill(0), at = -1;
        var numbers = coded === "" ? [] : coded.split(" ").map(Number);
        for (var i = 0; i < numbers.length; i += 2) {
          at += numbers[i] + 1;
          counts[at] = numbers[i + 1];
        }
        return counts;
      });
    });
  }

  // standing gives what the address would call the sides that the page holds.
  function standing() {
    return Array.from(links, function (a) { return decodeURI(a.href).slice(decodeURI(root).length).replace(/\.html$/, ""); });
  }

  // --- The choice.

  var form = element("form", "pair"), status = element("p"), selects = [];
  var turn = 0; // answers of an earlier turn are dropped

  status.setAttribute("role", "status");
  form.append(status);
  form.addEventListener("submit", function (event) { event.preventDefault(); });

  function offer(directory, all, chosen) {
    LABELS.forEach(function (words, i) {
      var label = element("label", "", words), select = element("select");
      directory.kinds.forEach(function (kind) {
        var group = element("optgroup");
        group.label = kind.title;
        kind.sides.forEach(function (s) {
          var option = element("option", "", s[1] + (s[2] && s[1].indexOf(s[2]) < 0 ? " (" + s[2] + ")" : ""));
          option.value = kind.folder + s[0];
          group.append(option);
        });
        if (kind.sides.length > 0) select.append(group);
      });
      select.value = chosen[i];
      select.addEventListener("change", function () {
        show(directory, all);
        remember();
      });
      label.append(select);
      selects.push(select);
      form.insertBefore(label, status);
    });
  }

  function remember() {
    var asked = new URLSearchParams();
    selects.forEach(function (select, i) { asked.set(KEYS[i], select.value); });
    try {
      history.replaceState(null, "", location.pathname + "?" + asked.toString().replace(/%2F/g, "/"));
    } catch (_) { /* a browser that minds: the link stays as it was */ }
  }

  function show(directory, all) {
    var mine = ++turn, pair = selects.map(function (select) { return all.get(select.value); });
    Promise.all(pair.map(function (side) { return counted(directory, side); })).then(function (counts) {
      if (mine === turn) draw(directory, pair, counts);
    }).catch(function (error) {
      if (mine === turn) status.textContent = error.message;
    });
  }

  // --- The tables, as the page is made.

  function draw(directory, pair, counts) {
    var said = ["“" + pair[0].title + "” beside “" + pair[1].title + "”."];
    main.querySelectorAll(":scope > .compared").forEach(function (section) { section.remove(); });
    pair.forEach(function (side, i) {
      links[i].href = address(side);
      links[i].textContent = side.title;
    });
    // What the page says of the two that it holds goes, from comma to colon.
    var about = links[1].nextSibling;
    about.data = about.data.replace(/^,[^:]*/, "");
    var last = form;
    directory.groups.forEach(function (group, g) {
      var rows = group.rows.map(function (row, r) { return { row: row, counts: [counts[0][g][r], counts[1][g][r]] }; })
        .filter(function (r) { return r.counts[0] + r.counts[1] > 0; });
      if (rows.length === 0) return;
      said.push(group.title + ": " + rows.length.toLocaleString("en") + ".");
      var made = section(directory, group, pair, rows);
      last.after(made);
      last = made;
    });
    if (said.length === 1) said.push("Neither has a point to count here.");
    status.textContent = said.join(" ");
  }

  function section(directory, group, pair, rows) {
    var made = element("section", "compared"), frame = element("div", "table"), table = element("table");
    made.id = group.id;
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", group.title);
    var head = table.createTHead().insertRow(), body = table.createTBody();
    head.append(cell("col", group.first));
    pair.forEach(function (side) { head.append(cell("col", link(address(side), side.title))); });
    rows.forEach(function (r) {
      var line = body.insertRow(), name = link(root + group.folder + encodeURI(r.row[0]) + ".html", r.row[1]);
      if (r.row[2]) {
        var strong = element("strong");
        strong.append(name);
        name = strong;
      }
      line.append(cell("row", name));
      r.counts.forEach(function (n, i) {
        var to = n > 0 ? list(directory, pair[i], group, r.row) : "";
        var words = n > 0 ? n.toLocaleString("en") : "–";
        line.insertCell().append(to ? link(to, words) : words);
      });
    });
    frame.append(table);
    made.append(element("h2", "", group.title), frame);
    return made;
  }

  // list is the search that lists the points of a side that a row has. It tells
  // points apart by nothing that has one value alone; a site of one document
  // needs no telling.
  function list(directory, side, group, row) {
    if (group.rows.length < 2 || side.kind.facet !== "document" && side.kind.sides.length < 2) return "";
    var asked = new URLSearchParams();
    asked.set(side.kind.facet, side.id);
    asked.set(group.facet, row[0]);
    return root + "search.html?" + asked;
  }

  function address(side) { return root + side.kind.folder + encodeURI(side.id) + ".html"; }

  function cell(scope, content) {
    var made = element("th");
    made.scope = scope;
    made.append(content);
    return made;
  }

  function link(to, words) {
    var made = element("a", "", words);
    made.href = to;
    return made;
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  // --- What the address asks for: two sides, or one, beside the first other of
  // its kind.

  function asked(directory, all) {
    var params = new URLSearchParams(location.search), unknown = false;
    var chosen = KEYS.map(function (key) {
      var wanted = params.get(key);
      if (wanted && !all.has(wanted)) unknown = true;
      return wanted && all.has(wanted) ? wanted : "";
    });
    if (!chosen[0] && !chosen[1]) chosen = standing();
    chosen.forEach(function (side, i) { if (!side) chosen[i] = another(all, chosen[1 - i]); });
    return { chosen: chosen, unknown: unknown };
  }

  function another(all, side) {
    var names = Array.from(all.keys()).filter(function (name) { return name !== side; });
    return names.find(function (name) { return all.get(name).kind === all.get(side).kind; }) || names[0];
  }

  links[1].parentNode.after(form);
  load("directory").then(function (directory) {
    var all = sidesOf(directory), ask = asked(directory, all), button = main.querySelector("button.choose");
    offer(directory, all, ask.chosen);
    if (button) {
      var focused = document.activeElement === button;
      button.remove();
      if (focused) selects[0].focus();
    }
    if (ask.unknown) status.textContent = "The address names something that is not on this site.";
    if (ask.chosen.join() === standing().join()) return;
    if (ask.unknown) remember();
    show(directory, all);
  }).catch(function (error) { status.textContent = error.message; });
})();
