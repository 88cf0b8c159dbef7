// A button that copies a block of code, made here so that no page has one that
// does nothing.
(function (precis) {
  "use strict";

  var COPIED = 2500; // ms that the outcome stands on the button

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

  precis.canCopy = !!(navigator.clipboard && navigator.clipboard.writeText);
  if (!precis.canCopy) return;
  document.querySelectorAll("pre.chroma:not(.lines):not(blockquote pre)").forEach(function (block) {
    block.after(precis.copyButton("Copy", function () { return block.textContent; }));
  });
})(window.precis);
