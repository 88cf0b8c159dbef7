// What scripts add for comfort. Every page reads the same without them.
(function () {
  "use strict";

  var COPIED = 2500; // ms that the outcome stands on the button

  var precis = window.precis = window.precis || {};
  var here = document.currentScript.src;

  // copyButton makes a button that copies what a function gives.
  precis.copyButton = function (name, text) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = name;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(text()).then(
        function () { say(button, name, "Copied"); },
        function () { say(button, name, "Copying was refused"); }
      );
    });
    return button;
  };

  // Tells the outcome on the button itself, where screen readers hear it too.
  function say(button, name, words) {
    button.setAttribute("aria-live", "polite");
    button.textContent = words;
    setTimeout(function () { button.textContent = name; }, COPIED);
  }

  // A button at each block of code, made here so that no page has one that does
  // nothing.
  precis.canCopy = !!(navigator.clipboard && navigator.clipboard.writeText);
  if (precis.canCopy) {
    document.querySelectorAll("pre.chroma:not(.lines):not(blockquote pre)").forEach(function (block) {
      block.after(precis.copyButton("Copy", function () { return block.textContent; }));
    });
  }

  // Where the publisher wants it, a service worker keeps what was read. Never
  // on a disk, where the pages are at hand, nor where it would be refused.
  var own = document.currentScript;
  if (own && "serviceWorker" in navigator && window.isSecureContext && /^https?:$/.test(location.protocol)) {
    if (own.dataset.worker) keepPages(own.dataset.worker);
    else forgetPages();
  }

  // Takes away the worker of an older build that had one. It named what it
  // kept after the site, so that no other site's is touched.
  function forgetPages() {
    caches.keys().then(function (names) {
      names.forEach(function (name) {
        var site = name.split(" ")[1];
        if (name.indexOf("precis ") !== 0 || location.href.indexOf(site) !== 0) return;
        navigator.serviceWorker.getRegistration(site).then(function (registration) {
          if (registration && registration.scope === site) registration.unregister();
          return caches.delete(name);
        });
      });
    });
  }

  function keepPages(worker) {
    navigator.serviceWorker.register(worker).then(function () {
      return navigator.serviceWorker.controller ? null : navigator.serviceWorker.ready;
    }).then(function (ready) {
      if (!ready) return; // the worker has seen this page pass
      var files = performance.getEntriesByType("resource").map(function (entry) { return entry.name; });
      ready.active.postMessage({ keep: [location.href].concat(files) });
    }, function () {}); // a browser may refuse: then nothing is kept
  }

  // load adds another script of this folder to the page.
  function load(name, then, failed) {
    var script = document.createElement("script");
    script.src = here.replace(/precis\.js/, name);
    script.onload = then;
    script.onerror = failed || null;
    document.head.append(script);
  }

  // Where two things stand side by side, a reader may choose two others.
  var compared = document.querySelector("[data-page=compare] main > p > a");
  if (compared) {
    var choose = document.createElement("button");
    choose.type = "button";
    choose.className = "copy choose";
    choose.textContent = "Choose what to compare";
    choose.addEventListener("click", chooser);
    compared.parentNode.after(choose);
    if (location.search) chooser();
  }

  // A theme's link to that page sets the theme itself beside another.
  var beside = document.querySelector("[data-page=theme] main > p > a[href='../compare.html']");
  if (beside) beside.search = "?a=themes/" + location.pathname.replace(/^.*\/|\.html$/g, "");

  function chooser() {
    load("compare.js", null, function () { choose.textContent = "The choice could not be loaded: assets/compare.js is missing"; });
  }

  // Where there is room the contents stand unfolded beside the text, as the
  // stylesheet has it: so they are for those who go by keys, too.
  var contents = document.querySelector("#contents > details");
  if (contents && matchMedia("(min-width: 80rem)").matches) contents.open = true;

  // What helps to read a document comes when a reader begins to, or when the
  // address asks for something: a first view needs none of it.
  if (!document.querySelector("[data-page=document] .point")) return;
  var signs = ["scroll", "pointermove", "pointerdown", "focusin", "keydown"];

  function begin(event) {
    signs.forEach(function (sign) { removeEventListener(sign, begin); });
    load("reading.js", function () { again(event); });
  }

  // The key that was the first sign means what it would have meant.
  function again(event) {
    if (!event || event.type !== "keydown" || !/^[jk]$/.test(event.key)) return;
    event.target.dispatchEvent(new KeyboardEvent("keydown", {
      key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, bubbles: true, cancelable: true
    }));
  }

  signs.forEach(function (sign) { addEventListener(sign, begin, { passive: true }); });
  if (location.hash || location.search) begin();
})();
