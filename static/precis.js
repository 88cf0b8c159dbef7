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

  // What helps to read a document comes when a reader begins to, or when the
  // address asks for something: a first view needs none of it.
  if (!document.querySelector("[data-page=document] .point")) return;
  var signs = ["scroll", "pointermove", "pointerdown", "focusin", "keydown"];

  function begin(event) {
    signs.forEach(function (sign) { removeEventListener(sign, begin); });
    var script = document.createElement("script");
    script.src = here.replace(/precis\.js/, "reading.js");
    script.onload = function () { again(event); };
    document.head.append(script);
  }

  // The key that was the first sign means what it would have meant.
  function again(event) {
    if (!event || event.type !== "keydown" || event.defaultPrevented) return;
    event.target.dispatchEvent(new KeyboardEvent("keydown", {
      key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, bubbles: true, cancelable: true
    }));
  }

  signs.forEach(function (sign) { addEventListener(sign, begin, { passive: true }); });
  if (location.hash || location.search) begin();
})();
