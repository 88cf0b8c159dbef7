package generator

import (
	"io/fs"
	"slices"

	"precis/generator/annotate"
	"precis/generator/digest"
	"precis/generator/layout"
	"precis/generator/lexicon"
	"precis/generator/page"
	"precis/generator/policy"
	"precis/generator/vocab"
)

// finder finds what is in a document.
type finder func(*policy.Document, annotate.Words) *policy.Findings

// finder gives one that looks into the cache first, if there is one: a document
// read as it was, looked through for the same topics and references, holds the
// same findings.
func (c Config) finder(a *annotate.Annotator, language *lexicon.Lexicon, vocabulary *vocab.Vocabulary, registry *vocab.Registry) finder {
	if c.Cache == nil {
		return a.Document
	}
	sought := digest.New()
	sought.Value(language.Language)
	sought.Value(vocabulary.Topics)
	sought.Value(registry.References)
	sought.Value(registry.Unsettled)
	sought.Value(registry.Symbols)
	known := sought.Sum()
	return func(d *policy.Document, words annotate.Words) *policy.Findings {
		key := digest.New()
		key.Value(known)
		addDocument(key, d)
		if findings := c.Cache.Findings(key.Sum()); findings != nil {
			return findings
		}
		findings := a.Document(d, words)
		c.Cache.AddFindings(key.Sum(), findings)
		return findings
	}
}

// addDocument adds all of a document as it was read, and its text.
func addDocument(to *digest.Digest, d *policy.Document) {
	to.Value(d.ID)
	to.Value(d.File.Name)
	to.Value(d.File.Text)
	to.Value(d.File.Links)
	to.Value(d.Facts)
	to.Value(d.Title)
	to.Value(d.Blocks)
	to.Value(d.Themes)
	to.Value(d.Sections)
	to.Value(d.Points)
	to.Value(d.Former)
}

// ingredients gives the digest of all that a page's file is made of. The page
// of a document is proved to hold its text, so the text counts even where no
// word of the page comes from it.
func (b *builder) ingredients(p *page.Page, markdown []byte, frame layout.Page) digest.Sum {
	if b.Cache == nil {
		return digest.Sum{}
	}
	of := digest.New()
	of.Value(b.templates)
	of.Bytes(markdown)
	of.Value(frame)
	of.Value(foreign(p, b.frame.site))
	switch {
	case !isProved(p):
	case p.Part.Number == 0: // with which it is proved that all of the text was read
		addDocument(of, p.Document)
	default:
		addBlocks(of, p.Document, p.Part)
	}
	return of.Sum()
}

// addBlocks adds what one page of a document is proved against.
func addBlocks(to *digest.Digest, d *policy.Document, part page.Part) {
	to.Value(d.File.Name)
	to.Value(part.From)
	blocks := d.Blocks[part.From:part.To]
	to.Value(blocks)
	for _, b := range blocks {
		for _, n := range b.Notes {
			to.Value(d.File.Slice(n.Span))
		}
	}
}

// digestOf gives the digest of all files of a folder.
func digestOf(folder fs.FS) (digest.Sum, error) {
	of := digest.New()
	names, err := fs.Glob(folder, "*.html")
	if err != nil {
		return digest.Sum{}, err
	}
	for _, name := range slices.Sorted(slices.Values(names)) {
		content, err := fs.ReadFile(folder, name)
		if err != nil {
			return digest.Sum{}, err
		}
		of.Value(name)
		of.Bytes(content)
	}
	return of.Sum(), nil
}
