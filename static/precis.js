// What scripts add for comfort. Every page reads the same without them.
(function () {
  "use strict";

  // A button that copies a block of code, made here so that no page has one
  // that does nothing.
  function addCopyButton(block) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(block.textContent).then(
        function () { say(button, "Copied"); },
        function () { say(button, "Copying was refused"); }
      );
    });
    block.after(button);
  }

  // Tells the outcome on the button itself, where screen readers hear it too.
  function say(button, words) {
    button.setAttribute("aria-live", "polite");
    button.textContent = words;
    setTimeout(function () { button.textContent = "Copy"; }, 2500);
  }

  if (navigator.clipboard && navigator.clipboard.writeText) {
    document.querySelectorAll("pre.chroma:not(.lines):not(blockquote pre)").forEach(addCopyButton);
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
})();
