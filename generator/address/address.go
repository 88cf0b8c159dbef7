// Package address names where documents, and what is cited in them, stand on a
// site. Addresses are promises: bookmarks and citations rest on them.
package address

import "strings"

// Folder holds the pages of documents, seen from the site's root.
const Folder = "documents/"

// Document is the page of a document by its ID, from the site's root.
func Document(id string) string { return Folder + id + ".html" }

// Place is where a document, or a place in it, is found for good. It takes what
// lists and files of changes call it by: "DOCUMENT" or "DOCUMENT#ANCHOR".
func Place(name string) string {
	document, anchor, inside := strings.Cut(name, "#")
	if !inside {
		return Document(document)
	}
	return Document(document) + "#" + anchor
}
