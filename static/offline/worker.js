// The service worker: it keeps what was read, so that it can be read again
// without a network. The build writes a line before this one, BUILD, that
// names the content of all files.
//
// Pages come from the network first, for a text that was corrected must not
// stand here as it was; what is kept answers when the network does not, or not
// in time. A new build keeps anew what the old one kept, and only then is the
// old forgotten.
(function () {
  "use strict";

  var MINE = "precis " + self.registration.scope + " "; // several sites may share a host
  var KEPT = MINE + BUILD;
  var PATIENCE = 3000; // milliseconds until what is kept answers
  var MOST = 600; // files that are kept: the oldest go first

  // What a file is kept under: no query, no fragment, and a folder's page by
  // its name.
  function nameOf(address) {
    var url = new URL(address, self.registration.scope);
    return url.origin + url.pathname.replace(/\/$/, "/index.html");
  }

  function isOurs(address) {
    return nameOf(address).indexOf(self.registration.scope) === 0 && !/\.zip$/.test(nameOf(address));
  }

  function keep(address, answer) {
    return caches.open(KEPT).then(function (cache) {
      return cache.put(nameOf(address), answer).then(function () { return cache.keys(); }).then(function (keys) {
        return Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map(function (key) { return cache.delete(key); }));
      });
    });
  }

  // Asks for a file and keeps it. It fails where there is no network; a file
  // that is gone is not kept.
  function fetchAndKeep(address) {
    return fetch(nameOf(address), { cache: "no-cache" }).then(function (answer) {
      if (!answer.ok) return undefined;
      // Browsers show no page from here that came by a detour, as where a host
      // has index.html stand at its folder.
      return keep(address, answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer);
    });
  }

  function olds() {
    return caches.keys().then(function (names) {
      return names.filter(function (name) { return name.indexOf(MINE) === 0 && name !== KEPT; });
    });
  }

  // All that older builds kept, and the first page.
  function keepAnew() {
    return olds().then(function (names) {
      return Promise.all(names.map(function (name) {
        return caches.open(name).then(function (cache) { return cache.keys(); });
      }));
    }).then(function (lists) {
      var addresses = [nameOf("index.html")];
      lists.forEach(function (keys) {
        keys.forEach(function (key) { if (addresses.indexOf(key.url) < 0) addresses.push(key.url); });
      });
      return addresses.reduce(function (before, address) {
        return before.then(function () { return fetchAndKeep(address); });
      }, Promise.resolve());
    });
  }

  self.addEventListener("install", function (event) {
    event.waitUntil(keepAnew().then(function () { return self.skipWaiting(); }));
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(olds().then(function (names) {
      return Promise.all(names.map(function (name) { return caches.delete(name); }));
    }).then(function () { return self.clients.claim(); }));
  });

  // A page that was open before there was a worker says what it is made of.
  self.addEventListener("message", function (event) {
    var addresses = event.data && event.data.keep;
    if (!Array.isArray(addresses)) return;
    event.waitUntil(Promise.all(addresses.filter(isOurs).map(function (address) {
      return fetchAndKeep(address).catch(function () {});
    })));
  });

  self.addEventListener("fetch", function (event) {
    var request = event.request;
    if (request.method !== "GET" || request.headers.has("range") || !isOurs(request.url)) return;
    event.respondWith(answer(event));
  });

  function answer(event) {
    var request = event.request;
    var fromNetwork = fetch(request).then(function (response) {
      if (response.ok && !response.redirected) event.waitUntil(keep(request.url, response.clone()));
      return response;
    });
    return caches.open(KEPT).then(function (cache) { return cache.match(nameOf(request.url)); }).then(function (kept) {
      if (!kept) {
        return fromNetwork.catch(function () { return request.mode === "navigate" ? absent() : Response.error(); });
      }
      return new Promise(function (resolve) {
        setTimeout(resolve, PATIENCE, kept);
        fromNetwork.then(resolve, function () { resolve(kept); });
      });
    });
  }

  // What stands in the place of a page that was never read.
  function absent() {
    var home = nameOf("index.html").replace(/&/g, "&amp;").replace(/"/g, "&quot;");
    return new Response(
      "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>Not kept</title>" +
      "<h1>This page was not kept</h1><p>There is no network, and this page was not read here before. <a href=\"" + home + "\">The first page</a> was kept.</p>",
      { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
})();
