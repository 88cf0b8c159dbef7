package export

import (
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"

	"precis/generator/index"
	"precis/generator/journal"
)

// File is one file of the site that is no page.
type File struct {
	Path  string                // from the site's root
	Write func(io.Writer) error // writes its content
}

// packedFrom is from how many points on the tables of points are compressed: a
// spreadsheet hardly opens them then, and they would be a good part of the
// site. "data/points.jsonl" is always as it is, for programs rely on its name.
const packedFrom = 25000

// Packed is what the names of the tables of points end in besides: ".gz" when
// they are compressed, else nothing.
func Packed(ix *index.Index) string {
	if len(ix.Points) >= packedFrom {
		return ".gz"
	}
	return ""
}

// Files gives every file of data, in a fixed order. The pages are asked for when
// they are needed: the paths of all pages of the site. A site map and a feed
// need the site's address (policy.Site.Base); without it there are none.
func Files(ix *index.Index, pages func() []string) []File {
	files := []File{
		{"data/points.jsonl", func(w io.Writer) error { return Points(w, ix) }},
		whole("data/points.schema.json", schema),
		ofPoints(ix, "data/points.csv", func(w io.Writer) error { return pointTable(w, ix) }),
		ofPoints(ix, "data/attributions.csv", func(w io.Writer) error { return attributionTable(w, ix) }),
		ofPoints(ix, "data/references.csv", func(w io.Writer) error { return referenceTable(w, ix) }),
		{"data/coverage.csv", func(w io.Writer) error { return coverageTable(w, ix) }},
		whole("data/topics.json", func() ([]byte, error) { return topics(ix) }),
		whole("data/documents.json", func() ([]byte, error) { return documents(ix) }),
		whole(vocabularyFile, func() ([]byte, error) { return vocabularyTurtle(ix) }),
		whole("data/vocabulary.jsonld", func() ([]byte, error) { return vocabularyJSON(ix) }),
		whole("robots.txt", func() ([]byte, error) { return robots(ix) }),
		whole("llms.txt", func() ([]byte, error) { return llms(ix) }),
		whole(".nojekyll", func() ([]byte, error) { return nil, nil }),
	}
	if ix.Site.Base != "" {
		files = append(files,
			whole("feed.xml", func() ([]byte, error) { return feed(ix) }),
			whole("sitemap.xml", func() ([]byte, error) { return sitemap(ix.Site.Base, pages()) }),
		)
		if len(ix.Updates) > 0 {
			files = append(files, whole(journal.FeedPath, func() ([]byte, error) { return changesFeed(ix) }))
		}
	}
	return append(append(files, texts(ix)...), citations(ix)...)
}

// whole is a file that is made in one piece.
func whole(path string, content func() ([]byte, error)) File {
	return File{path, func(w io.Writer) error {
		b, err := content()
		if err != nil {
			return err
		}
		_, err = w.Write(b)
		return err
	}}
}

// packing is how hard files are compressed: a fifth smaller than the fastest
// way, and as fast with the package that is used here.
const packing = 5

// ofPoints is a table that grows with every point.
func ofPoints(ix *index.Index, path string, write func(io.Writer) error) File {
	if Packed(ix) == "" {
		return File{path, write}
	}
	return File{path + Packed(ix), func(w io.Writer) error {
		z, err := gzip.NewWriterLevel(w, packing)
		if err != nil {
			return err
		}
		return errors.Join(write(z), z.Close())
	}}
}
