// Looks things up in the search index: which points hold the words of a query,
// the best first. It knows nothing of the page; search.js loads it when the
// search field is first used. generator/search writes what it reads, and says
// why it is as it is.
(function (precis) {
  "use strict";

  var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var VALUE = new Map(Array.from(ALPHABET, function (c, i) { return [c.charCodeAt(0), i]; }));
  var MOST_PREFIX_FILES = 3, MOST_PREFIX_TERMS = 30;
  var MOST_WORD_FILES = 6, MOST_MEANT = 3;
  var LOOKED_AT = 8, PHRASES_LOOKED_AT = 120;
  var LONGEST_QUERY = 24; // words

  // --- Files. Each is a script that calls precisShard with its name.

  var waiting = new Map(); // name -> {resolve, reject}
  var files = new Map(); // name -> promise
  var build = null;

  window.precisShard = function (name, of, value) {
    var wait = waiting.get(name);
    if (!wait) return;
    waiting.delete(name);
    if (build === null) build = of;
    if (build === of) wait.resolve(value);
    else wait.reject(new Error("The site was published anew: load this page again to search it."));
  };

  function load(name, read) {
    if (files.has(name)) return files.get(name);
    var file = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      var missing = function () {
        if (!waiting.delete(name)) return;
        reject(new Error("A part of the search index is missing: search/" + name + ".js."));
      };
      waiting.set(name, { resolve: resolve, reject: reject });
      script.onload = script.onerror = function () { script.remove(); missing(); };
      script.src = precis.root + "search/" + name + ".js" + (build ? "?build=" + build : "");
      document.head.append(script);
    }).then(read || null);
    files.set(name, file);
    file.catch(function () { files.delete(name); }); // the next query tries again
    return file;
  }

  // unpack gives the value of a file that is packed: JSON, deflated, in base64.
  function unpack(text) {
    if (!window.DecompressionStream) throw new Error("This browser is too old to show what the points of so large a collection say.");
    var bytes = Uint8Array.from(atob(text), function (c) { return c.charCodeAt(0); });
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
  }

  function directory() { return load("directory", readDirectory); }

  function readDirectory(d) {
    d.first = [0];
    eachNumber(d.groups, function (size) { d.first.push(d.first[d.first.length - 1] + size); });
    return d;
  }

  // --- Reading what the index holds.

  function eachNumber(text, use) {
    for (var i = 0, n = 0, shift = 0; i < text.length; i++) {
      var v = VALUE.get(text.charCodeAt(i));
      n += (v & 31) * Math.pow(2, shift);
      shift += 5;
      if (v < 32) { use(n); n = 0; shift = 0; }
    }
  }

  function unfront(previous, coded) {
    return previous.slice(0, VALUE.get(coded.charCodeAt(0))) + coded.slice(1);
  }

  // A file of terms: a map from each form to its line, or to the first form
  // of a line in another file.
  function readTerms(text) {
    var forms = new Map();
    text.split("\n").forEach(function (line) {
      var parts = line.split("\t");
      if (parts.length === 2) { forms.set(parts[0], { see: parts[1] }); return; }
      var first = parts[0].split(" ")[0];
      var all = parts[0].split(" ").map(function (f, i) { return i === 0 ? f : unfront(first, f); });
      var term = { forms: all, rarity: +parts[1], points: parts[2], groups: parts[3] || "" };
      all.forEach(function (f) { forms.set(f, term); });
    });
    return forms;
  }

  function readWords(text) {
    var previous = "";
    return text.split(" ").map(function (coded) {
      previous = unfront(previous, coded.slice(0, -1));
      return { form: previous, weight: VALUE.get(coded.charCodeAt(coded.length - 1)) };
    });
  }

  function readFacet(text) {
    return text.split("\n").map(function (line) {
      var parts = line.split("\t");
      return { id: parts[0], label: parts[1], coded: parts[2] };
    });
  }

  // The file that a word belongs to: the last whose first word is not after it.
  function fileOf(firsts, word) {
    var low = 0, high = firsts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (firsts[middle] <= word) low = middle + 1; else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  // Calls use(point, steps) for every posting of a term, and titled(group) for
  // the groups in whose document's title it stands: there the steps are odd.
  function eachPosting(d, term, use, titled) {
    var at = -1;
    eachNumber(term.points, function (n) { at += (n >> 3) + 1; use(at, (n & 7) + 1); });
    at = -1;
    eachNumber(term.groups, function (n) {
      at += (n >> 3) + 1;
      if ((n & 1) === 0) titled(at);
      for (var p = d.first[at]; p < d.first[at + 1]; p++) use(p, (n & 7) + 1);
    });
  }

  // Calls use(point) for every point of a facet's value.
  function eachOf(d, facet, value, use) {
    var at = -1;
    eachNumber(value.coded, function (n) {
      at += n + 1;
      if (!facet.runs) { use(at); return; }
      for (var p = d.first[at]; p < d.first[at + 1]; p++) use(p);
    });
  }

  // --- From a word of the query to terms.

  function termFile(i) { return load("terms-" + i, readTerms); }

  function exactly(d, word) {
    if (d.terms.length === 0) return Promise.resolve(null);
    return termFile(fileOf(d.terms, word)).then(function (forms) {
      var found = forms.get(word) || null;
      return found && found.see ? exactly(d, found.see) : found;
    });
  }

  // From how many letters on a word is looked for by its beginning: in a large
  // index one or two begin too many to load.
  function leastPrefix(d) { return d.terms.length > MOST_PREFIX_FILES ? 3 : 1; }

  // Terms with a form that begins so, those in the most points first.
  function beginning(d, prefix) {
    if (d.terms.length === 0 || prefix.length < leastPrefix(d)) return Promise.resolve([]);
    var from = fileOf(d.terms, prefix), to = fileOf(d.terms, prefix + "\uffff"), reads = [];
    for (var i = from; i <= to && reads.length < MOST_PREFIX_FILES; i++) reads.push(termFile(i));
    return Promise.all(reads).then(function (all) {
      var found = new Set();
      all.forEach(function (forms) {
        forms.forEach(function (term, form) { if (!term.see && term.rarity > 0 && form.startsWith(prefix)) found.add(term); });
      });
      return Array.from(found)
        .sort(function (a, b) { return a.rarity - b.rarity || (a.forms[0] < b.forms[0] ? -1 : 1); })
        .slice(0, MOST_PREFIX_TERMS);
    });
  }

  // Words that may have been meant: those with one error, else those that go
  // on from the same beginning ("legalizing" for "legalization"), else those
  // with two errors.
  function meant(d, word, open) {
    var most = word.length < 4 || /[^\p{L}']/u.test(word) ? 0 : word.length < 8 ? 1 : 2;
    if (most === 0 || d.words.length === 0) return Promise.resolve([]);
    return Promise.all(wordFiles(d, word)).then(function (lists) {
      var near = [], least = most, kin = [], longest = Math.max(word.length - 4, 5);
      lists.forEach(function (list) {
        list.forEach(function (w) {
          var shared = 0;
          while (shared < word.length && word[shared] === w.form[shared]) shared++;
          if (shared > longest) { longest = shared; kin = []; }
          if (shared === longest) kin.push(w);
          var errors = distance(word, w.form, least, false);
          if (open && errors > 0) errors = Math.min(errors, distance(word, w.form, least, true) + .5);
          if (errors < least) { least = errors; near = []; }
          if (errors === least) near.push(w);
        });
      });
      var best = near.length === 0 || least > 1.5 && kin.length > 0 ? kin : near;
      return best.sort(function (a, b) {
        return (b.form[0] === word[0]) - (a.form[0] === word[0]) || b.weight - a.weight || (a.form < b.form ? -1 : 1);
      }).slice(0, MOST_MEANT).map(function (w) { return w.form; });
    });
  }

  // The files in which to look: all while they are few, else those of the
  // first letter, and of the second should the two be swapped.
  function wordFiles(d, word) {
    var wanted = new Set();
    if (d.words.length <= MOST_WORD_FILES) d.words.forEach(function (_, i) { wanted.add(i); });
    else [word[0], word[1]].forEach(function (letter) {
      var from = fileOf(d.words, letter), to = fileOf(d.words, letter + "\uffff");
      for (var i = from; i <= to && i < from + MOST_WORD_FILES; i++) wanted.add(i);
    });
    return Array.from(wanted, function (i) { return load("words-" + i, readWords); });
  }

  // How many letters are to be changed, added, left out or swapped with their
  // neighbour to make b of a; open: to make some beginning of b. More than
  // most counts as most + 1.
  function distance(a, b, most, open) {
    if (Math.abs(a.length - b.length) > most && !(open && b.length > a.length)) return most + 1;
    if (open) b = b.slice(0, a.length + most);
    var before = null, last = [], row;
    for (var j = 0; j <= b.length; j++) last[j] = j;
    for (var i = 1; i <= a.length; i++) {
      row = [i];
      var least = i;
      for (j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        if (row[j] < least) least = row[j];
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return open ? Math.min.apply(null, last) : last[b.length];
  }

  // What a word of the query stands for: terms with a weight in halves. A word
  // still being typed also stands for those that it begins, and so does one
  // that is in no text; failing that, for words that are spelled nearly so.
  function slot(d, word, open) {
    var made = { word: word.form, required: !word.optional, terms: [], meant: [], forms: new Set(), missing: "" };
    var add = function (weight) {
      return function (term) {
        if (term && !made.terms.some(function (t) { return t.term === term; })) made.terms.push({ term: term, weight: weight });
      };
    };
    return exactly(d, word.form).then(function (term) {
      add(2)(term);
      // Hardly begun and no word yet: what the other words find still stands.
      if (open && !term && word.form.length < leastPrefix(d) && word.follows) made.required = false;
      if (word.optional || term && !open) return [];
      return beginning(d, word.form);
    }).then(function (terms) {
      terms.forEach(add(1));
      if (word.optional || made.terms.length > 0) return [];
      return meant(d, word.form, open);
    }).then(function (forms) {
      made.meant = forms;
      return Promise.all(forms.map(function (f) { return exactly(d, f); }));
    }).then(function (terms) {
      terms.forEach(add(2));
    }).catch(function (error) { // the other words may still be found
      made.missing = error.message;
      made.required = false;
    }).then(function () {
      made.terms.forEach(function (t) { t.term.forms.forEach(function (f) { made.forms.add(f); }); });
      made.common = made.terms.length > 0 && made.terms.every(function (t) { return t.term.rarity === 0; });
      return made;
    });
  }

  // --- The query.

  // Takes a query apart: words, and what stood in quotation marks.
  function parse(query) {
    var words = [], phrases = [], known = new Set();
    var add = function (form, optional) {
      if (form === "" || known.has(form) || words.length >= LONGEST_QUERY) return;
      known.add(form);
      words.push({ form: form, optional: !!optional, follows: words.length > 0 });
    };
    query.split(/["“”„«»]/).forEach(function (piece, i, all) {
      var found = precis.words(piece);
      found.forEach(function (w, at) {
        add(w.form);
        var whole = w.form;
        for (var n = at + 1; n < found.length && /^[-‐‑]$/.test(piece.slice(found[n - 1].end, found[n].start)); n++) whole += found[n].form;
        if (n > at + 1) add(whole, true);
      });
      var forms = found.map(function (w) { return w.form; });
      if (i % 2 === 1 && i < all.length - 1 && forms.length > 1) phrases.push(forms);
    });
    return { words: words, phrases: phrases, open: /[\p{L}\p{Nd}\p{M}]$/u.test(query) };
  }

  // search answers what matches: points, the best first, and how many; what was
  // sought, for each word the forms that texts write; and notes for the reader.
  // filters maps names of facets to lists of values; typing tells that the last
  // word may not be finished.
  precis.search = function (query, filters, typing) {
    var parsed = parse(query);
    return directory().then(function (d) {
      var last = parsed.words.filter(function (w) { return !w.optional; }).pop();
      var slots = Promise.all(parsed.words.map(function (w) { return slot(d, w, typing && parsed.open && w === last); }));
      return Promise.all([slots, filter(d, filters)]).then(function (both) {
        return match(d, parsed, both[0], both[1]);
      });
    });
  };

  function match(d, parsed, slots, filtered) {
    var notes = noted(slots);
    var asked = slots.filter(function (s) { return s.required; });
    var telling = asked.filter(function (s) { return !s.common; });
    if (telling.length === 0 && asked.length > 0) notes.push("Nearly every point holds these words: showing some of them.");
    else asked = telling;
    var used = asked.concat(slots.filter(function (s) { return !s.required; }));
    var scores = score(d, used);
    if (parsed.words.length === 0 && filtered.length > 0) for (var p = 0; p < d.points; p++) scores.set(p, { score: 0, hits: 0 });
    var need = asked.length, most = 0;
    scores.forEach(function (s) { most = Math.max(most, s.hits); });
    if (most < need && most > 0) {
      var lost = asked.filter(function (s) { return s.terms.length === 0; });
      notes.push(lost.length > 0 ? "No point holds " + lost.map(named).join(" or ") + ": showing points with the other words." : "No point holds all these words: showing points with some of them.");
      need = 1;
    }
    var whole = [];
    scores.forEach(function (s, p) {
      if (s.hits < need) return;
      s.score *= Math.max(s.hits, 1);
      whole.push(p);
    });
    var points = whole.filter(function (p) { return filtered.every(function (f) { return f.points[p] === 1; }); });
    points.sort(function (a, b) { return scores.get(b).score - scores.get(a).score || a - b; });
    var answer = { d: d, points: points, whole: whole, filtered: filtered, sought: used.map(function (s) { return s.forms; }), notes: notes, total: points.length };
    return refine(answer, asked, parsed.phrases, scores);
  }

  function named(s) { return "“" + s.word + "”"; }

  function noted(slots) {
    var notes = [];
    slots.forEach(function (s) {
      if (s.missing && notes.indexOf(s.missing) < 0) notes.push(s.missing);
      if (s.meant.length > 0) notes.push("No word " + named(s) + ": showing results for " + s.meant.map(function (f) { return "“" + f + "”"; }).join(" or ") + ".");
    });
    return notes;
  }

  // Adds up what the words are worth in each point, and how many of those that
  // are required it has. Who types what a document is called means its points:
  // where two words or more all stand in the title, they count by their number.
  function score(d, slots) {
    var scores = new Map(), named = new Map(), need = 0;
    slots.forEach(function (s) {
      var best = new Map(), hit = s.required ? 1 : 0, titles = new Set();
      need += hit;
      s.terms.forEach(function (t) {
        var worth = t.weight * Math.max(t.term.rarity, 1);
        eachPosting(d, t.term, function (p, steps) {
          if (!(best.get(p) >= steps * worth)) best.set(p, steps * worth);
        }, function (group) { titles.add(group); });
      });
      if (hit) titles.forEach(function (group) { named.set(group, (named.get(group) || 0) + 1); });
      best.forEach(function (worth, p) {
        var sum = scores.get(p);
        if (sum) { sum.score += worth; sum.hits += hit; } else scores.set(p, { score: worth, hits: hit });
      });
    });
    named.forEach(function (hits, group) {
      if (hits < need || need < 2) return;
      for (var p = d.first[group]; p < d.first[group + 1]; p++) scores.get(p).score *= need;
    });
    return scores;
  }

  // Looks at the words of the best points: whether phrases stand in them, how
  // many words of the query do, in this very form, and how near each other.
  function refine(answer, slots, phrases, scores) {
    if (phrases.length === 0 && slots.length < 2) return answer;
    var looked = answer.points.slice(0, phrases.length > 0 ? PHRASES_LOOKED_AT : LOOKED_AT);
    return precis.texts(looked).then(function (texts) {
      var worth = new Map(), kept = [];
      looked.forEach(function (p, i) {
        var words = precis.words(texts[i].text);
        if (!texts[i].missing && !phrases.every(function (phrase) { return holds(words, phrase); })) return;
        kept.push(p);
        var title = texts[i].missing ? [] : precis.words(texts[i].title);
        worth.set(p, scores.get(p).score * (1 + nearness(words, slots) + literally(words.concat(title), slots)));
      });
      kept.sort(function (a, b) { return worth.get(b) - worth.get(a) || a - b; });
      if (phrases.length === 0) {
        answer.points = kept.concat(answer.points.slice(looked.length));
        return answer;
      }
      if (answer.points.length > looked.length) answer.notes.push("The phrase was looked for in the " + looked.length + " best points.");
      answer.points = answer.whole = kept;
      answer.total = kept.length;
      return answer;
    });
  }

  function holds(words, phrase) {
    for (var i = 0; i + phrase.length <= words.length; i++) {
      for (var n = 0; n < phrase.length && words[i + n].form === phrase[n]; n++);
      if (n === phrase.length) return true;
    }
    return false;
  }

  // From 0 to 1: 1 where all words of the query stand as they were typed. One
  // that stands in another form counts half.
  function literally(words, slots) {
    var forms = new Set(words.map(function (w) { return w.form; })), sum = 0;
    slots.forEach(function (s) {
      if (forms.has(s.word)) sum += 2;
      else if (words.some(function (w) { return s.forms.has(w.form); })) sum += 1;
    });
    return sum / (2 * slots.length);
  }

  // From 0 to 1: 1 where the words of the query stand side by side.
  function nearness(words, slots) {
    var hits = [], present = new Set();
    words.forEach(function (w, at) {
      slots.forEach(function (s, i) { if (s.forms.has(w.form)) { hits.push({ at: at, slot: i }); present.add(i); } });
    });
    if (present.size < 2) return 0;
    var counts = new Map(), from = 0, narrowest = Infinity;
    hits.forEach(function (hit) {
      counts.set(hit.slot, (counts.get(hit.slot) || 0) + 1);
      while (counts.size === present.size) {
        narrowest = Math.min(narrowest, hit.at - hits[from].at);
        var n = counts.get(hits[from].slot) - 1;
        if (n === 0) counts.delete(hits[from].slot); else counts.set(hits[from].slot, n);
        from++;
      }
    });
    return (present.size - 1) / Math.max(narrowest, present.size - 1) * present.size / slots.length;
  }

  // --- Facets and texts.

  function filter(d, filters) {
    var names = d.facets.filter(function (f) { return filters && filters[f.name] && filters[f.name].length > 0; });
    return Promise.all(names.map(function (facet) {
      return load("facet-" + facet.name, readFacet).then(function (values) {
        var points = new Uint8Array(d.points);
        values.forEach(function (v) {
          if (filters[facet.name].indexOf(v.id) >= 0) eachOf(d, facet, v, function (p) { points[p] = 1; });
        });
        return { name: facet.name, points: points };
      });
    }));
  }

  // count answers the values of a facet with the number of matching points, by
  // what the filters of the other facets leave.
  precis.count = function (answer, facet) {
    return load("facet-" + facet.name, readFacet).then(function (values) {
      var left = new Uint8Array(answer.d.points);
      var others = answer.filtered.filter(function (f) { return f.name !== facet.name; });
      answer.whole.forEach(function (p) {
        if (others.every(function (f) { return f.points[p] === 1; })) left[p] = 1;
      });
      return values.map(function (v) {
        var n = 0;
        eachOf(answer.d, facet, v, function (p) { n += left[p]; });
        return { id: v.id, label: v.label, count: n };
      });
    });
  };

  // texts answers what there is to show of points. Where a file is missing its
  // points have no text but a message.
  precis.texts = function (points) {
    return directory().then(function (d) {
      return Promise.all(points.map(function (p) {
        return load("text-" + Math.floor(p / d.chunk), d.packed && unpack).then(function (chunk) {
          var shown = chunk.points[p % d.chunk], group = chunk.groups[shown[0]];
          return { page: group.page, title: group.title, date: group.date || "", section: group.section || "", anchor: shown[1], label: shown[2], text: shown[3], names: shown[4] || [] };
        }, function (error) { return { text: "", missing: error.message }; });
      }));
    });
  };

  // names answers what some topics and references are called, each as what it
  // is and then its names. isTopic tells the numbers of topics.
  precis.names = function (numbers) {
    return directory().then(function (d) {
      return Promise.all(numbers.map(function (n) {
        return load("names-" + Math.floor(n / d.names)).then(function (part) { return part[n % d.names]; });
      }));
    });
  };

  precis.isTopic = function (answer, n) { return n < answer.d.topics; };

  precis.facets = function () { return directory().then(function (d) { return d.facets; }); };
})(window.precis);
