// The search field of every page: its results while one types, the results in
// full with filters on search.html, and the marks on the page that a result
// leads to. What is found is settled by engine.js, which is loaded when the
// field is first used. Nothing that was typed or read becomes HTML.
(function () {
  "use strict";

  var IN_PANEL = 6, AT_ONCE = 10, VALUES_AT_ONCE = 8;
  var PAUSE = 25; // ms between the last key and the search
  var OPEN_BELOW = 20000; // bytes of a facet that is opened without being asked
  var SHORTCUT = "precis-no-shortcut";

  var precis = window.precis = {
    root: document.currentScript.src.replace(/assets\/search\.js(\?.*)?$/, ""),
    words: words
  };

  // --- Words, as generator/token finds and folds them.

  // words gives the words of a text: {form, start, end}.
  function words(text) {
    var word = /[\p{L}\p{Nd}\p{M}]+(?:[/.-][\p{L}\p{Nd}\p{M}]+)*/uy;
    var plain = /(?:[\p{L}\p{Nd}\p{M}]*(?:\p{L}['’](?=\p{L})|\p{Nd}[.,](?=\p{Nd})))*[\p{L}\p{Nd}\p{M}]+/uy;
    var next = /[\p{L}\p{Nd}\p{M}]/gu, list = [], found;
    while ((found = next.exec(text))) {
      word.lastIndex = plain.lastIndex = found.index;
      var whole = word.exec(text)[0];
      if (whole.indexOf("/") < 0 || !/[0-9]/.test(whole)) whole = plain.exec(text)[0];
      next.lastIndex = found.index + whole.length;
      var form = fold(whole);
      if (form) list.push({ form: form, start: found.index, end: next.lastIndex });
    }
    return list;
  }

  function fold(word) {
    if (/^[a-z0-9]*$/.test(word) && word.length <= 60) return word;
    var folded = word.normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/’/g, "'")
      .replace(/[\p{Lu}\p{Lt}]/gu, function (c) { return c.toLowerCase(); });
    return Array.from(folded.replace(/'s$/, "").replace(/\s+/g, "")).slice(0, 60).join("");
  }

  // hits gives the runs of a text that are one of some forms, alone, joined by
  // hyphens or as a part of a symbol: [start, end, form as it is in the text].
  function hits(text, forms) {
    var found = words(text), list = [];
    found.forEach(function (w, i) {
      var whole = w.form, end = i;
      while (end + 1 < found.length && /^[-‐‑]$/.test(text.slice(found[end].end, found[end + 1].start))) whole += found[++end].form;
      if (end > i && forms.has(whole)) {
        for (var n = i; n <= end; n++) list.push([found[n].start, found[n].end, found[n].form]);
      } else if (forms.has(w.form) || isPart(w.form, forms)) list.push([w.start, w.end, w.form]);
    });
    return list;
  }

  function isPart(symbol, forms) {
    var parts = symbol.split("/");
    return parts.length > 1 && parts.some(function (part, i) {
      return i > 0 && forms.has(parts.slice(i).join("/")) || part.length > 1 && forms.has(part);
    });
  }

  // marked gives a text as nodes, its hits in mark elements.
  function marked(text, runs) {
    var nodes = document.createDocumentFragment(), at = 0;
    runs.forEach(function (run) {
      if (run[0] < at) return;
      nodes.append(text.slice(at, run[0]), element("mark", "", text.slice(run[0], run[1])));
      at = run[1];
    });
    nodes.append(text.slice(at));
    return nodes;
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  // --- On the page reached: the words of the query in what was published.

  function markPage() {
    var asked = new URLSearchParams(location.search).get("h");
    if (!asked) return;
    var forms = new Set(words(asked.slice(0, 2000)).map(function (w) { return w.form; }));
    document.querySelectorAll("main blockquote").forEach(function (quote) {
      var walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT), nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      nodes.forEach(function (node) {
        var runs = hits(node.data, forms);
        if (runs.length > 0) node.replaceWith(marked(node.data, runs));
      });
    });
  }

  markPage();

  // --- The field.

  var form = document.querySelector("form[role=search]");
  if (!form) return;
  var field = form.querySelector("input[type=search]");
  var box = document.querySelector("[data-search-results]");
  var status = box.querySelector("[role=status]");
  var full = document.body.dataset.page === "search";
  var list = element("ol", "hits"), notes = element("div", "notes"), after = element("div", "after"), aside = element("div", "filters");
  var filters = {}; // name of a facet -> values
  var turn = 0; // answers of an earlier turn are dropped
  var timer = 0, limit = AT_ONCE, engine = null;

  box.append(notes, list, after);
  if (full) {
    box.append(aside);
    var head = document.querySelector("main h1");
    head.after(box);
  }

  function start() {
    if (engine) return engine;
    engine = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.onload = resolve;
      script.onerror = function () {
        script.remove();
        engine = null;
        reject(new Error("The search could not be loaded: assets/engine.js is missing."));
      };
      script.src = precis.root + "assets/engine.js";
      document.head.append(script);
    }).then(function () { return precis.facets(); });
    engine.catch(function () { engine = null; });
    return engine;
  }

  function run(typing) {
    var mine = ++turn, query = field.value.trim();
    clearTimeout(timer);
    if (full) remember(query);
    if (query === "" && !anyFilter()) { close(); return; }
    start().then(function () {
      return precis.search(typing ? field.value : query, filters, typing);
    }).then(function (answer) {
      if (mine !== turn) return null;
      return precis.texts(answer.points.slice(0, full ? limit : IN_PANEL)).then(function (texts) {
        if (mine === turn) show(query, answer, texts);
      });
    }).catch(function (error) {
      if (mine === turn) { clear(); box.classList.add("open"); say(error.message); }
    });
  }

  function soon() {
    limit = AT_ONCE;
    clearTimeout(timer);
    timer = setTimeout(function () { run(true); }, PAUSE);
  }

  function anyFilter() { return Object.keys(filters).some(function (name) { return filters[name].length > 0; }); }

  // The address of a search, from the page that lists results.
  function address(query) {
    var asked = new URLSearchParams();
    if (query) asked.set("q", query);
    Object.keys(filters).sort().forEach(function (name) { filters[name].forEach(function (value) { asked.append(name, value); }); });
    var text = asked.toString();
    return text ? "?" + text : "";
  }

  function remember(query) {
    try { history.replaceState(null, "", location.pathname + address(query) + location.hash); } catch (_) { /* a browser that minds: the link stays as it was */ }
  }

  // --- What is shown.

  function say(words) { status.textContent = words; }

  function clear() { [notes, list, after].forEach(function (e) { e.replaceChildren(); }); }

  function close() {
    turn++;
    clearTimeout(timer);
    clear();
    say("");
    aside.replaceChildren();
    box.classList.remove("open");
  }

  function show(query, answer, texts) {
    var about = query ? " for “" + query + "”" : "";
    var missing = texts.map(function (t) { return t.missing; }).find(Boolean);
    var said = answer.notes.concat(missing ? [missing] : []);
    clear();
    box.classList.add("open");
    said.forEach(function (note) { notes.append(element("p", "", note)); });
    list.append.apply(list, texts.map(function (t) { return hit(t, answer.forms); }).filter(Boolean));
    say((answer.total === 0 ? "No point found" : answer.total === 1 ? "1 point found" : answer.total.toLocaleString("en") + " points found") + about + ".");
    if (answer.total === 0) after.append(element("p", "", "Try fewer words, or another form of one."));
    if (full && answer.points.length > limit) {
      var more = element("button", "", "Show more");
      more.type = "button";
      more.addEventListener("click", function () { showMore(); });
      after.append(more);
    }
    if (!full && answer.total > IN_PANEL) {
      var all = element("a", "", "All " + answer.total.toLocaleString("en") + " points, with filters");
      all.href = form.action + address(query);
      after.append(all);
    }
    if (full) facets(answer);
  }

  function showMore() {
    var had = list.children.length;
    limit += AT_ONCE;
    var watch = new MutationObserver(function () {
      if (list.children.length <= had) return;
      watch.disconnect();
      list.children[had].querySelector("a").focus();
    });
    watch.observe(list, { childList: true });
    run(false);
  }

  // hit is one result: where the point stands, and the part of its words that
  // holds the most of what was asked.
  function hit(shown, forms) {
    if (shown.missing) return null;
    var item = element("li"), link = element("a"), runs = hits(shown.text, forms);
    var asked = Array.from(new Set(runs.map(function (r) { return r[2]; }))).join(" ");
    link.href = precis.root + shown.page + (asked ? "?h=" + encodeURIComponent(asked) : "") + "#" + encodeURIComponent(shown.anchor);
    link.append(element("span", "label", shown.label), " ", shown.title);
    var part = excerpt(shown.text, runs), words = element("p", "words");
    words.append(marked(part.text, part.runs));
    item.append(link, words);
    if (shown.section) item.append(element("p", "where", shown.section));
    return item;
  }

  function excerpt(text, runs) {
    var most = full ? 320 : 190, from = 0, best = -1;
    if (text.length <= most * 1.2) return { text: text, runs: runs };
    runs.forEach(function (first) {
      var kinds = new Set();
      runs.forEach(function (r) { if (r[0] >= first[0] && r[1] <= first[0] + most - 40) kinds.add(r[2]); });
      if (kinds.size > best) { best = kinds.size; from = first[0]; }
    });
    from = from < 60 ? 0 : text.indexOf(" ", from - 50) + 1;
    var to = from + most >= text.length ? text.length : text.lastIndexOf(" ", from + most);
    if (to <= from) to = from + most;
    var lead = from > 0 ? "… " : "";
    return {
      text: lead + text.slice(from, to) + (to < text.length ? " …" : ""),
      runs: runs.filter(function (r) { return r[0] >= from && r[1] <= to; }).map(function (r) { return [r[0] - from + lead.length, r[1] - from + lead.length]; })
    };
  }

  // --- Filters, on the page that lists results.

  var opened = {}; // name of a facet -> whether the reader or we opened it
  var allOf = {}; // name of a facet -> whether all its values are listed

  function facets(answer) {
    var mine = turn, focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.filter : "";
    var wide = matchMedia("(min-width: 64rem)").matches;
    Promise.all(answer.d.facets.map(function (f) {
      if (!(f.name in opened)) opened[f.name] = wide && f.bytes < OPEN_BELOW || (filters[f.name] || []).length > 0;
      if (!opened[f.name]) return null;
      return precis.count(answer, f).catch(function (error) { return error.message; });
    })).then(function (counts) {
      if (mine !== turn) return;
      aside.replaceChildren.apply(aside, answer.d.facets.map(function (f, i) { return facet(answer, f, counts[i]); }));
      if (anyFilter()) {
        var none = element("button", "", "Without filters");
        none.type = "button";
        none.addEventListener("click", function () { filters = {}; run(false); field.focus(); });
        aside.prepend(none);
      }
      var again = focused && Array.from(aside.querySelectorAll("[data-filter]")).find(function (e) { return e.dataset.filter === focused; });
      if (again) again.focus();
    });
  }

  function facet(answer, f, values) {
    var details = element("details"), name = element("summary", "", f.title);
    details.open = opened[f.name];
    details.append(name);
    details.addEventListener("toggle", function () {
      if (details.open === opened[f.name]) return;
      opened[f.name] = details.open;
      if (details.open) facets(answer);
    });
    if (typeof values === "string") details.append(element("p", "", values));
    if (!Array.isArray(values)) return details;
    var chosen = filters[f.name] || [], items = element("ul");
    var left = values.filter(function (v) { return v.count > 0 || chosen.indexOf(v.id) >= 0; });
    left.sort(function (a, b) { return (chosen.indexOf(b.id) >= 0) - (chosen.indexOf(a.id) >= 0) || b.count - a.count; });
    (allOf[f.name] ? left : left.slice(0, VALUES_AT_ONCE)).forEach(function (v) { items.append(choice(f.name, v, chosen)); });
    details.append(items);
    if (left.length > VALUES_AT_ONCE && !allOf[f.name]) {
      var all = element("button", "", "All " + left.length);
      all.type = "button";
      all.addEventListener("click", function () { allOf[f.name] = true; facets(answer); items.querySelector("input").focus(); });
      details.append(all);
    }
    return details;
  }

  function choice(name, value, chosen) {
    var item = element("li"), label = element("label"), check = element("input");
    check.type = "checkbox";
    check.checked = chosen.indexOf(value.id) >= 0;
    check.dataset.filter = name + "=" + value.id;
    check.addEventListener("change", function () {
      filters[name] = check.checked ? chosen.concat(value.id) : chosen.filter(function (id) { return id !== value.id; });
      limit = AT_ONCE;
      run(false);
    });
    label.append(check, element("span", "", value.label), element("span", "count", value.count.toLocaleString("en")));
    item.append(label);
    return item;
  }

  // --- Keys and events.

  function shortcut() { try { return !localStorage.getItem(SHORTCUT); } catch (_) { return true; } }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !shortcut()) return;
    var at = event.target;
    if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  function keys(event) {
    if (event.key === "Escape" && box.classList.contains("open") && !full) {
      event.preventDefault();
      close();
      field.focus();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    var stops = [field].concat(Array.from(list.querySelectorAll("a")), Array.from(after.querySelectorAll("a, button")));
    var at = stops.indexOf(document.activeElement);
    var to = at + (event.key === "ArrowDown" ? 1 : -1);
    if (at < 0 || to < 0 || to >= stops.length) return;
    event.preventDefault();
    stops[to].focus();
  }

  [form, box].forEach(function (part) {
    part.addEventListener("keydown", keys);
    part.addEventListener("focusout", function (event) {
      var to = event.relatedTarget;
      if (!full && to && !form.contains(to) && !box.contains(to)) close();
    });
  });
  document.addEventListener("pointerdown", function (event) {
    if (!full && !form.contains(event.target) && !box.contains(event.target)) close();
  });
  field.addEventListener("focus", function () {
    start().catch(function () { /* told when something is searched for */ });
    if (field.value && !box.classList.contains("open")) soon();
  });
  field.addEventListener("input", soon);
  form.addEventListener("submit", function (event) {
    if (!full) return;
    event.preventDefault();
    run(false);
  });

  // --- The page of results: what its address asks for, and the shortcut's switch.

  if (full) {
    new URLSearchParams(location.search).forEach(function (value, name) {
      if (name === "q") field.value = value;
      else if (name !== "h") filters[name] = (filters[name] || []).concat(value);
    });
    run(false);
    box.after(switchOf());
  }

  // A key that acts wherever one is must be one that can be switched off.
  function switchOf() {
    var label = element("label", "shortcut"), check = element("input");
    check.type = "checkbox";
    check.checked = shortcut();
    check.addEventListener("change", function () {
      try {
        if (check.checked) localStorage.removeItem(SHORTCUT); else localStorage.setItem(SHORTCUT, "1");
      } catch (_) { check.checked = true; }
    });
    label.append(check, " The key / leads to the search field");
    return label;
  }
})();
