package export

import (
	"fmt"

	"precis/generator/index"
)

// File is one file of the site that is no page.
type File struct {
	Path    string // from the site's root
	Content []byte
}

type writer struct {
	path  string
	write func(*index.Index) ([]byte, error)
}

// Files writes every file of data, in a fixed order. The pages are the paths of
// all pages of the site. A site map and a feed need the site's address
// (policy.Site.Base); without it there are none.
func Files(ix *index.Index, pages []string) ([]File, error) {
	writers := []writer{
		{"data/points.jsonl", Points},
		{"data/points.schema.json", func(*index.Index) ([]byte, error) { return schema() }},
		{"data/points.csv", pointTable},
		{"data/attributions.csv", attributionTable},
		{"data/references.csv", referenceTable},
		{"data/coverage.csv", coverageTable},
		{"data/topics.json", topics},
		{"data/documents.json", documents},
		{vocabularyFile, vocabularyTurtle},
		{"data/vocabulary.jsonld", vocabularyJSON},
		{"robots.txt", robots},
		{"llms.txt", llms},
		{".nojekyll", func(*index.Index) ([]byte, error) { return nil, nil }},
	}
	if ix.Site.Base != "" {
		writers = append(writers,
			writer{"feed.xml", feed},
			writer{"sitemap.xml", func(ix *index.Index) ([]byte, error) { return sitemap(ix.Site.Base, pages) }},
		)
	}
	files := make([]File, len(writers))
	for i, w := range writers {
		content, err := w.write(ix)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", w.path, err)
		}
		files[i] = File{w.path, content}
	}
	return files, nil
}
