// Package static holds the stylesheet, the script and the icon of the pages,
// compiled into the program.
package static

import "embed"

// Files are the files that are published under assets/ as they are, but for
// the stylesheet, which the colours of code blocks are added to.
//
//go:embed *.css *.js *.svg
var Files embed.FS
