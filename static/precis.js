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
})();
