// Package templates holds the frames of the pages, compiled into the program.
package templates

import "embed"

// Files are the templates.
//
//go:embed *.html
var Files embed.FS
