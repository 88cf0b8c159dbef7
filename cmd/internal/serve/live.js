// Of "precis serve" alone: loads the page again when the site has changed, at
// the place where its reader was, and shows what is wrong with the texts.
(() => {
  "use strict";
  const me = document.currentScript.dataset; // edition: of this page; state: of a page that says only what is wrong
  const kept = "precis-place";
  let told = ""; // the state whose faults were shown last

  // The reader's place is told by the first thing with a name that is in
  // sight, so that what changes above it moves nothing.
  function keepPlace() {
    const place = { page: location.pathname + location.hash, y: scrollY };
    for (const named of document.querySelectorAll("main [id]")) {
      const box = named.getBoundingClientRect();
      if (box.height > 0 && box.bottom > 0) {
        Object.assign(place, { id: named.id, top: box.top });
        break;
      }
    }
    sessionStorage.setItem(kept, JSON.stringify(place));
  }

  function findPlace() {
    const place = JSON.parse(sessionStorage.getItem(kept) || "null");
    sessionStorage.removeItem(kept);
    if (!place || place.page !== location.pathname + location.hash) return;
    history.scrollRestoration = "manual";
    const go = () => {
      const named = place.id && document.getElementById(place.id);
      const to = named && place.y > 0 ? scrollY + named.getBoundingClientRect().top - place.top : place.y;
      scrollTo({ top: to, behavior: "instant" });
    };
    go();
    // Fonts and scripts move things after the page is there: the place is held
    // until a second after it has loaded, or until its reader moves on.
    const layout = new ResizeObserver(go);
    layout.observe(document.documentElement);
    const moves = ["wheel", "touchstart", "pointerdown", "keydown"];
    const letGo = () => {
      layout.disconnect();
      history.scrollRestoration = "auto";
      for (const move of moves) removeEventListener(move, letGo);
    };
    for (const move of moves) addEventListener(move, letGo, { passive: true });
    addEventListener("load", () => setTimeout(letGo, 1000));
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function hideFaults() {
    const shown = document.getElementById("precis-faults");
    if (shown) {
      shown.close();
      shown.remove();
    }
  }

  function showFaults(faults) {
    hideFaults();
    const dialog = document.createElement("dialog");
    dialog.id = "precis-faults";
    const title = element("h2", "The texts have a fault");
    title.id = "precis-faults-title";
    dialog.setAttribute("aria-labelledby", title.id);
    const note = element("p", "This page shows the site as it was before. It comes up to date by itself when this is mended.");
    const list = document.createElement("ul");
    list.setAttribute("role", "alert");
    for (const fault of faults) {
      const item = document.createElement("li");
      if (fault.place) item.append(element("code", fault.place), " ");
      item.append(fault.message);
      if (fault.hint) item.append(document.createElement("br"), element("small", fault.hint));
      list.append(item);
    }
    const close = element("button", "Close");
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    dialog.append(title, list, note, close);
    document.body.append(dialog);
    dialog.showModal();
  }

  function hear(news) {
    if (me.state !== undefined ? news.id !== me.state : !news.faults.length && news.edition !== me.edition) {
      keepPlace();
      location.reload();
      return;
    }
    if (me.state !== undefined || news.id === told) return;
    told = news.id;
    if (news.faults.length) showFaults(news.faults);
    else hideFaults();
  }

  // A browser gives a site few connections, so pages out of sight hold none.
  let events = null;
  function listen() {
    if (document.visibilityState === "hidden") {
      if (events) events.close();
      events = null;
    } else if (!events) {
      events = new EventSource("/_precis/events");
      events.onmessage = (message) => hear(JSON.parse(message.data));
    }
  }

  const look = document.createElement("link");
  look.rel = "stylesheet";
  look.href = "/_precis/live.css";
  document.head.append(look);
  findPlace();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events && events.close());
  addEventListener("pageshow", (shown) => {
    if (!shown.persisted) return;
    events = null;
    listen();
  });
  listen();
})();
