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
  if (own && own.dataset.worker && "serviceWorker" in navigator && window.isSecureContext && /^https?:$/.test(location.protocol)) {
    keepPages(own.dataset.worker);
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
