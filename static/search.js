// The search field of every page: its results while one types, the results in
// full with filters on search.html, and the marks on the page that a result
// leads to. What is found is settled by engine.js, what the filters look like
// by filters.js, both loaded when the field is first used. Nothing that was
// typed or read becomes HTML.
(function () {
  "use strict";

  var IN_PANEL = 6, AT_ONCE = 10;
  var PAUSE = 40, LINK_PAUSE = 400; // ms between the last key and the search, and its link
  var SHORTCUT = "precis-no-shortcut";

  var precis = Object.assign(window.precis = window.precis || {}, {
    root: document.currentScript.src.replace(/assets\/search\.js(\?.*)?$/, ""),
    words: words,
    element: element
  });

  // --- Words, as generator/token finds and folds them.

  // words gives the words of a text: {form, start, end}. Characters that do not
  // show (soft hyphens, marks of direction) neither part a word nor count in it.
  function words(text) {
    if (!/\p{Cf}/u.test(text)) return seenWords(text);
    var seen = "", at = [], offset = 0;
    Array.from(text).forEach(function (c) {
      if (!/\p{Cf}/u.test(c)) {
        for (var i = 0; i < c.length; i++) at.push(offset + i);
        seen += c;
      }
      offset += c.length;
    });
    return seenWords(seen).map(function (w) { return { form: w.form, start: at[w.start], end: at[w.end - 1] + 1 }; });
  }

  function seenWords(text) {
    var word = /[\p{L}\p{Nd}\p{M}]+(?:[/.\-‐‑][\p{L}\p{Nd}\p{M}]+)*/uy;
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
    var folded = word.normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/’/g, "'").replace(/[‐‑]/g, "-")
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
  var filters = Object.create(null); // name of a facet -> values
  var turn = 0; // answers of an earlier turn are dropped
  var timer = 0, limit = AT_ONCE, engine = null;

  box.append(notes, list, after);
  if (full) {
    box.append(aside);
    var head = document.querySelector("main h1");
    head.after(box);
  }

  // start loads what a search needs, once; after a failure it tries again.
  function start() {
    if (engine) return engine;
    engine = Promise.all(["engine.js", "filters.js"].slice(0, full ? 2 : 1).map(script)).then(function () { return precis.facets(); });
    engine.catch(function () { engine = null; });
    return engine;
  }

  function script(name) {
    return new Promise(function (resolve, reject) {
      var tag = element("script");
      tag.onload = resolve;
      tag.onerror = function () {
        tag.remove();
        reject(new Error("The search could not be loaded: assets/" + name + " is missing."));
      };
      tag.src = precis.root + "assets/" + name;
      document.head.append(tag);
    });
  }

  function run(typing) {
    var mine = ++turn, query = field.value.trim();
    clearTimeout(timer);
    if (full) remember(typing ? LINK_PAUSE : 0);
    if (query === "" && !anyFilter()) { close(); return; }
    start().then(function () {
      return precis.search(typing ? field.value : query, filters, typing);
    }).then(function (answer) {
      if (mine !== turn) return null;
      return precis.texts(answer.points.slice(0, full ? limit : IN_PANEL)).then(function (texts) {
        return explain(answer, texts);
      }).then(function (texts) {
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

  // remember puts the link of the search in the address, after a pause: for
  // each new address a browser fetches the icon again.
  var linking = 0;

  function remember(pause) {
    clearTimeout(linking);
    if (pause > 0) { linking = setTimeout(remember, pause, 0); return; }
    try {
      history.replaceState(null, "", location.pathname + address(field.value.trim()) + location.hash);
    } catch (_) { /* a browser that minds: the link stays as it was */ }
  }

  // explain notes in each text what of it was sought and, where a word is not
  // in it, the names of topics and references that have the word.
  function explain(answer, texts) {
    texts.forEach(function (t) {
      var all = new Set();
      answer.sought.forEach(function (forms) { forms.forEach(function (f) { all.add(f); }); });
      t.runs = hits(t.text, all);
      t.heads = function (text) { return marked(text, hits(text, all)); };
      t.because = [];
      t.lacks = answer.sought.filter(function (forms) {
        return hits(t.text, forms).length === 0 && hits((t.title || "") + " " + (t.section || ""), forms).length === 0;
      });
    });
    return because(texts, function (n) { return precis.isTopic(answer, n); })
      .then(function () { return because(texts, function (n) { return !precis.isTopic(answer, n); }); })
      .then(function () { return texts; }, function () { return texts; }); // the reason is lost, the point is not
  }

  // because gives texts the reasons that some of their names are, for the words
  // that they lack. Those that have all words need no names.
  function because(texts, asked) {
    return Promise.all(texts.map(function (t) {
      var numbers = t.lacks.length > 0 ? (t.names || []).filter(asked) : [];
      return precis.names(numbers).then(function (all) {
        var left = t.lacks;
        all.forEach(function (names) {
          var name = names.slice(1).find(function (name) {
            return t.lacks.some(function (forms) { return hits(name, forms).length > 0; });
          });
          if (!name) return;
          t.because.push(names[0] + ": " + names[1] + (name === names[1] ? "" : " (“" + name + "”)"));
          left = left.filter(function (forms) { return !names.slice(1).some(function (name) { return hits(name, forms).length > 0; }); });
        });
        t.lacks = left;
      });
    }));
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
    var about = query === "" ? "" : " for " + (/["“”„«»]/.test(query) ? query : "“" + query + "”");
    var missing = texts.map(function (t) { return t.missing; }).find(Boolean);
    var said = answer.notes.concat(missing ? [missing] : []);
    var many = answer.d.facets.some(function (f) { return f.name === "document"; });
    clear();
    box.classList.add("open");
    said.forEach(function (note) { notes.append(element("p", "", note)); });
    list.append.apply(list, texts.filter(function (t) { return !t.missing; }).map(function (t) { return hit(t, many); }));
    say((answer.total === 0 ? "No point found" : answer.total === 1 ? "1 point found" : answer.total.toLocaleString("en") + " points found") + about + ".");
    if (answer.total === 0) after.append(element("p", "", "Try fewer words, or another form of one."));
    if (full && answer.points.length > limit) {
      var more = element("button", "", "Show more");
      more.type = "button";
      more.addEventListener("click", showMore);
      after.append(more);
    }
    if (!full && answer.total > IN_PANEL) {
      var all = element("a", "", "All " + answer.total.toLocaleString("en") + " points, with filters");
      all.href = form.action + address(query);
      after.append(all);
    }
    if (full) offer(answer);
  }

  function offer(answer) {
    var mine = turn;
    precis.offer(aside, answer, filters, function () { return mine === turn; }, function (chosen) {
      filters = chosen;
      limit = AT_ONCE;
      run(false);
    });
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
  // holds the most of what was sought. A site of one document need not name it.
  function hit(t, many) {
    var item = element("li"), link = element("a"), words = element("p", "words"), part = excerpt(t.text, t.runs);
    var asked = Array.from(new Set(t.runs.map(function (r) { return r[2]; }))).join(" ");
    var title = many || !t.section ? t.title : t.section, where = many ? [t.date.slice(0, 4), t.section].filter(Boolean).join(" · ") : "";
    link.href = precis.root + t.page + (asked ? "?h=" + encodeURIComponent(asked) : "") + "#" + encodeURIComponent(t.anchor);
    link.append(element("span", "label", t.label), " ", t.heads(title));
    words.append(marked(part.text, part.runs));
    item.append(link, words);
    t.because.forEach(function (reason) {
      var line = element("p", "because");
      line.append(t.heads(reason));
      item.append(line);
    });
    if (where) {
      var line = element("p", "where");
      line.append(t.heads(where));
      item.append(line);
    }
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
      text: lead + text.slice(from, to) + (to < text.length ? "\u00a0…" : ""),
      runs: runs.filter(function (r) { return r[0] >= from && r[1] <= to; }).map(function (r) { return [r[0] - from + lead.length, r[1] - from + lead.length]; })
    };
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
      field.focus(); // before the results go: a field that takes the focus without any looks for them
      close();
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

  if (full) box.addEventListener("click", function () { remember(0); });

  // --- The page of results: what its address asks for, and the shortcut's switch.

  if (full) {
    new URLSearchParams(location.search).forEach(function (value, name) {
      if (name === "q") field.value = value;
      else if (name !== "h") filters[name] = (filters[name] || []).concat(value);
    });
    run(false);
    var about = box.nextElementSibling;
    // Behind the first paragraph, where the stylesheet has room for it.
    if (about && about.tagName === "P") about.after(switchOf()); else document.getElementById("main").append(switchOf());
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
