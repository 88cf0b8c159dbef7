package generator

import (
	"bytes"
	"fmt"
	"html/template"
	"path"

	"precis/generator/digest"
	"precis/generator/fidelity"
	"precis/generator/layout"
	"precis/generator/markup"
	"precis/generator/page"
	"precis/generator/site"
)

// builder makes files of pages.
type builder struct {
	Config
	templates digest.Sum
	frames    *layout.Layout
	frame     *framer
	convert   *markup.Converter
}

// page adds a page and its Markdown to the stage. A page of a long document
// takes many megabytes in each of its forms. In this order no more than two of
// them are needed at a time.
func (b *builder) page(p *page.Page, stage *site.Stage) error {
	markdown, err := p.Markdown()
	if err != nil {
		return err
	}
	origin := originOf(p)
	if p.Kind != page.NotFound {
		if err := stage.Add(page.TwinPath(p.Path), origin, markdown); err != nil {
			return err
		}
	}
	framed := b.frame.page(p)
	return stage.AddMade(p.Path, origin, b.ingredients(p, markdown, framed), func() ([]byte, error) {
		made := markdown
		markdown = nil
		return b.framed(p, made, framed)
	})
}

// framed gives the file of a page.
func (b *builder) framed(p *page.Page, markdown []byte, frame layout.Page) ([]byte, error) {
	body, err := b.body(p, markdown)
	if err != nil {
		return nil, err
	}
	frame.Body, markdown = body, nil
	var whole bytes.Buffer
	whole.Grow(len(body) + 4<<10) // what a frame takes
	if err := b.frames.Execute(&whole, frame); err != nil {
		return nil, fmt.Errorf("%s: %w", p.Path, err)
	}
	return whole.Bytes(), nil
}

// body gives the HTML of a page's Markdown, proved where it holds a text.
func (b *builder) body(p *page.Page, markdown []byte) (template.HTML, error) {
	body, err := b.convert.Convert(markdown, foreign(p, b.frame.site))
	if err != nil {
		return "", fmt.Errorf("%s: %w", p.Path, err)
	}
	if isProved(p) {
		err = fidelity.Document(p.Document, path.Join(b.Name, p.Document.File.Name), string(body)).Err()
	}
	return body, err
}

// isProved tells the pages that are held against a text.
func isProved(p *page.Page) bool { return p.Kind == page.Document && !p.Source && !p.Gone }
