// Package static holds the stylesheet, the scripts and the icon of the pages,
// compiled into the program.
package static

import "embed"

// Files are the files that are published under assets/ as they are, but for
// the stylesheet, which the colours of code blocks are added to; and
// offline/worker.js, the service worker of sites that want one.
//
//go:embed *.css *.js *.svg offline/*.js
var Files embed.FS
