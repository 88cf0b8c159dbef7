package export

import (
	"precis/generator/address"
	"precis/generator/cite"
	"precis/generator/index"
)

// citations gives the citation of each document as reference managers read it,
// beside the document's page. In a vast collection those would be thousands of
// small files, whose text the page has as well: there one file of each form has
// them all.
func citations(ix *index.Index) []File {
	if ix.IsVast() {
		return allCitations(ix)
	}
	var files []File
	for _, d := range ix.Documents {
		for _, form := range cited(ix, d).Forms() {
			files = append(files, whole(address.Folder+d.ID+form.Extension, func() ([]byte, error) { return []byte(form.Text), nil }))
		}
	}
	return files
}

// allCitations gives a file of each form with all documents.
func allCitations(ix *index.Index) []File {
	records := make([]cite.Record, len(ix.Documents))
	for i, d := range ix.Documents {
		records[i] = cited(ix, d)
	}
	var files []File
	for _, form := range cite.Together(records) {
		files = append(files, whole("data/citations"+form.Extension, func() ([]byte, error) { return []byte(form.Text), nil }))
	}
	return files
}

func cited(ix *index.Index, d *index.Document) cite.Record {
	return cite.Of(d.Document, ix.Site, d.Path())
}
