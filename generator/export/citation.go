package export

import (
	"precis/generator/cite"
	"precis/generator/index"
)

// citations gives, beside the page of each document, its citation as reference
// managers read it.
func citations(ix *index.Index) []File {
	var files []File
	for _, d := range ix.Documents {
		base := "documents/" + d.ID
		for _, form := range cite.Of(d.Document, ix.Site, base+".html").Forms() {
			files = append(files, whole(base+form.Extension, func() ([]byte, error) { return []byte(form.Text), nil }))
		}
	}
	return files
}
