// Package address names where documents, and what is cited in them, stand on a
// site. Addresses are promises: bookmarks and citations rest on them.
package address

import (
	"fmt"
	"strings"
)

// Folder holds the pages of documents, seen from the site's root.
const Folder = "documents/"

// Document is the page of a document by its ID, from the site's root: of one
// with several pages the first.
func Document(id string) string { return Folder + id + ending }

const ending = ".html"

// Part is page n, from 0, of a document with several: "documents/DOC--2.html".
// The ID of a document is a slug and has no two hyphens in a row, so no other
// document can have that address.
func Part(id string, n int) string {
	if n == 0 {
		return Document(id)
	}
	return fmt.Sprintf("%s%s%s%d%s", Folder, id, mark, n+1, ending)
}

// mark stands before the number of a page.
const mark = "--"

// First gives the first page of the document that a page is of. What is no page
// of a document is given back.
func First(page string) string {
	if !strings.HasPrefix(page, Folder) {
		return page
	}
	if at := strings.Index(page, mark); at >= 0 {
		return page[:at] + ending
	}
	return page
}

// Place is where a document, or a place in it, is found for good. It takes what
// lists and files of changes call it by: "DOCUMENT" or "DOCUMENT#ANCHOR". Of a
// document with several pages it is the first, which leads on: what stands on
// which of them can change with every edition.
func Place(name string) string {
	document, anchor, inside := strings.Cut(name, "#")
	if !inside {
		return Document(document)
	}
	return Document(document) + "#" + anchor
}
