// The citation of a single point, made from that of its document as the page
// has it: in words, for reference managers, and behind a quotation that is
// copied. The words of the quotation stay as they are.
(function (precis) {
  "use strict";

  var reading = precis.reading, box = document.getElementById("cite");
  if (!reading || !box) return;

  var LONG = 40; // characters: what is shorter is a name or a figure, and no quotation
  var OFF = "precis-no-reference";

  var words = box.querySelector("p").textContent.trim().replace(/\.$/, "");
  var canonical = document.querySelector("link[rel=canonical]");
  var page = canonical ? canonical.href : /^https?:$/.test(location.protocol) ? location.href.replace(/[?#].*$/, "") : "";
  page = page.replace(/--\d+(?=\.html$)/, ""); // of a document on several pages the first leads on, for good

  function form(name) {
    var block = box.querySelector("pre." + name);
    return block ? block.textContent : "";
  }

  // address is where a point is: on this site, where that has an address.
  function address(point, fallback) { return page ? page + "#" + point.id : fallback; }

  var written = (JSON.parse(form("csl") || "[{}]")[0] || {}).URL || ""; // as the document's own citation has it

  precis.citation = function (point) {
    var known = written && words.endsWith(written) ? words.slice(0, -written.length).replace(/, $/, "") : words;
    return [known, reading.name(point), address(point, written)].filter(Boolean).join(", ") + ".";
  };

  precis.forms = function (point) {
    var url = address(point, written), name = reading.name(point), item = JSON.parse(form("csl"))[0], key = item.id + "-" + point.id;
    var bib = form("bib").replace("{" + item.id + ",", function () { return "{" + key + ","; }).replace(/\n {2}url .*/, "").replace(/\}\n?$/, "");
    var ris = form("ris").replace(/\nID {2}- .*/, function () { return "\nID  - " + key; }).replace(/\nUR {2}- .*/, "").replace(/ER {2}- \n?$/, "");
    item.id = key;
    delete item.URL;
    item.note = name;
    if (url) item.URL = url;
    return {
      "BibTeX": bib + field("note", name) + (url ? field("url", url.replace(/\{/g, "%7B").replace(/\}/g, "%7D")) : "") + "}\n",
      "RIS": ris + "N1  - " + name + "\n" + (url ? "UR  - " + url + "\n" : "") + "ER  - \n",
      "CSL-JSON": JSON.stringify([item]) + "\n"
    };
  };

  function field(name, value) { return "  " + name.padEnd(11) + " = {" + value + "},\n"; }

  // --- The panel of a point.

  function panel(point) {
    var made = document.createElement("div"), text = document.createElement("p");
    made.className = "quoting";
    text.textContent = precis.citation(point);
    made.append(text);
    if (precis.canCopy) made.append(precis.copyButton("Copy citation", function () { return text.textContent; }));
    var forms = precis.forms(point);
    Object.keys(forms).forEach(function (name) {
      var details = document.createElement("details"), summary = document.createElement("summary"), block = document.createElement("pre");
      summary.textContent = name;
      block.textContent = forms[name];
      details.append(summary, block);
      if (precis.canCopy) details.append(precis.copyButton("Copy " + name, function () { return forms[name]; }));
      made.append(details);
    });
    return made;
  }

  reading.points.forEach(function (point) {
    var link = point.querySelector('.findings a[href="#cite"]') || added(point);
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("keydown", function (event) { if (event.key === " ") { event.preventDefault(); link.click(); } });
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var open = point.querySelector(":scope > .quoting");
      if (open) open.remove(); else point.append(panel(point));
      link.setAttribute("aria-expanded", String(!open));
    });
  });

  // added puts the link where the page of a vast collection has none: that would
  // say the same at every point, and its document says how each is cited. It
  // stands beside the number and takes no room, so that nothing moves when the
  // script comes.
  function added(point) {
    var line = document.createElement("p"), link = document.createElement("a");
    line.className = "citing";
    link.href = "#cite";
    link.textContent = "Cite";
    line.append(link);
    point.append(line);
    return link;
  }

  function plain(text) { return text.replace(/\s+/g, ""); }

  // --- A quotation that is copied brings its reference along, as plain text.

  document.addEventListener("copy", function (event) {
    var selection = getSelection(), quote = selection.toString().trim();
    if (quote.length < LONG || selection.rangeCount !== 1 || !reading.isOn(OFF)) return;
    var at = selection.getRangeAt(0).commonAncestorContainer;
    var point = (at.nodeType === Node.ELEMENT_NODE ? at : at.parentElement).closest(".point");
    if (!point || !event.clipboardData || !plain(point.querySelector("blockquote").textContent).includes(plain(quote))) return;
    event.clipboardData.setData("text/plain", quote + "\n\n" + precis.citation(point) + "\n");
    event.preventDefault();
  });
  reading.aid(OFF, "A quotation that is copied brings its reference along");
})(window.precis);
