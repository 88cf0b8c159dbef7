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

// desk is room for one page in each of its forms, for one page after the other.
// The zero value is ready.
type desk struct{ markdown, body, frame bytes.Buffer }

// mostKept is how many bytes of room a desk keeps from page to page: the page of
// a long document takes many megabytes.
const mostKept = 1 << 20

// clear makes room for the next page.
func (d *desk) clear() {
	for _, form := range []*bytes.Buffer{&d.markdown, &d.body, &d.frame} {
		if form.Cap() > mostKept {
			*form = bytes.Buffer{}
		}
		form.Reset()
	}
}

// page adds a page and its Markdown to the stage.
func (b *builder) page(p *page.Page, stage *site.Stage, d *desk) error {
	defer d.clear()
	if err := p.Write(&d.markdown); err != nil {
		return err
	}
	origin := originOf(p)
	if p.Kind != page.NotFound {
		if err := stage.Add(page.TwinPath(p.Path), origin, d.markdown.Bytes()); err != nil {
			return err
		}
	}
	framed := b.frame.page(p)
	return stage.AddMade(p.Path, origin, b.ingredients(p, d.markdown.Bytes(), framed), func() (site.Content, error) {
		return b.framed(p, framed, d)
	})
}

// framed gives the file of a page whose Markdown is on a desk. What it gives
// stands there, too.
func (b *builder) framed(p *page.Page, frame layout.Page, d *desk) (site.Content, error) {
	if err := b.convert.Convert(&d.body, d.markdown.Bytes(), foreign(p, b.frame.site)); err != nil {
		return site.Content{}, fmt.Errorf("%s: %w", p.Path, err)
	}
	if isProved(p) {
		err := fidelity.Page(p.Document, fidelity.Blocks{From: p.Part.From, To: p.Part.To}, path.Join(b.Name, p.Document.File.Name), d.body.Bytes()).Err()
		if err != nil {
			return site.Content{}, err
		}
	}
	frame.Body = template.HTML(site.Place)
	if err := b.frames.Execute(&d.frame, frame); err != nil {
		return site.Content{}, fmt.Errorf("%s: %w", p.Path, err)
	}
	return site.Content{Frame: d.frame.Bytes(), Body: bytes.TrimSpace(d.body.Bytes())}, nil
}

// isProved tells the pages that are held against a text.
func isProved(p *page.Page) bool { return p.Kind == page.Document && !p.Source && !p.Gone }
