package generator

import (
	"precis/generator/index"
	"precis/generator/parting"
	"precis/generator/policy"
	"precis/generator/shard"
)

// placesFolder holds, for each document with several pages, what stands on which
// of them. A reader who comes by the address of a place that stands on another
// page is led there by a script, static/parts.js, which reads it.
const placesFolder = "places/"

// placesPath is the file of a document.
func placesPath(d *policy.Document) string { return placesFolder + d.ID + ".js" }

// onPage is what stands on one page of a document. Notes and tables go by the
// numbers of their blocks.
type onPage struct {
	First  int    `json:"first"`  // block of the text
	Places string `json:"places"` // as parting.Runs writes them
}

// placesFiles makes these files.
func placesFiles(ix *index.Index) ([]file, error) {
	var shards []shard.Shard
	for _, d := range ix.Documents {
		if d.Pages.IsWhole() {
			continue
		}
		var pages []onPage
		for i, anchors := range d.Pages.Places(d.Document) {
			pages = append(pages, onPage{d.Pages.Parts[i].From, parting.Runs(anchors)})
		}
		shards = append(shards, shard.Shard{Name: d.ID, Value: pages})
	}
	made, err := shard.Set{Folder: placesFolder, Receiver: "precisPlaces"}.Files(shards)
	files := make([]file, len(made))
	for i, f := range made {
		files[i] = shardFile(f, "places of a document")
	}
	return files, err
}
