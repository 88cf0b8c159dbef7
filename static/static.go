// Package static holds the stylesheet, the scripts and the icon of the pages,
// compiled into the program.
package static

import "embed"

// Files are the files that are published under assets/ as they are, but for
// the stylesheet, which the colours of code blocks are added to. The scripts of
// a folder are published as one, of the folder's name; but offline/worker.js is
// the service worker of sites that want one.
//
//go:embed *.css *.js *.svg */*.js
var Files embed.FS
