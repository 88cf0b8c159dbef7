package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"precis/generator/export"
	"precis/generator/fidelity"
	"precis/generator/index"
	"precis/generator/layout"
	"precis/generator/markup"
	"precis/generator/page"
	"precis/generator/search"
	"precis/generator/site"
)

// Draft is a site that is decided and not yet written: every file of it can be
// made when it is asked for, in any order and side by side, and no two askings
// give other bytes. It never changes.
type Draft struct {
	config    Config
	documents int
	pages     []*page.Page
	data      []export.File
	static    []file
	search    func() ([]file, error) // once, when first asked for
	frames    *layout.Layout
	frame     *framer
	convert   *markup.Converter

	makers map[string]maker // of every file but those of the search, by path
	wanted []site.Wanted    // likewise; a path as often as it is wanted
}

// file is a file that is made in one piece.
type file struct {
	path, origin string
	content      []byte
}

// maker makes a file.
type maker func() ([]byte, error)

const dataOrigin = "data for machines"

// NewDraft decides which files the site for an index has.
func NewDraft(c Config, ix *index.Index) (*Draft, error) {
	frames, err := layout.New(c.Templates)
	if err != nil {
		return nil, err
	}
	example, err := export.Example(ix)
	if err != nil {
		return nil, err
	}
	static, err := staticFiles(c.Static)
	if err != nil {
		return nil, err
	}
	pages := page.All(ix, page.Options{Example: example, Packed: export.Packed(ix)})
	paths := make([]string, 0, len(pages))
	for _, p := range pages {
		if !p.Gone {
			paths = append(paths, p.Path)
		}
	}
	data := export.Files(ix, paths)
	d := &Draft{
		config: c, documents: len(ix.Documents), pages: pages, data: data, static: static,
		search: sync.OnceValues(func() ([]file, error) { return searchFiles(ix) }),
		frames: frames, frame: newFramer(ix.Site, data, c.Maker), convert: markup.New(),
	}
	d.list()
	return d, nil
}

// list notes every file but those of the search, whose names are its own.
func (d *Draft) list() {
	n := 2*len(d.pages) + len(d.data) + len(d.static)
	d.makers, d.wanted = make(map[string]maker, n), make([]site.Wanted, 0, n)
	add := func(path, origin string, make maker) {
		d.makers[path] = make
		d.wanted = append(d.wanted, site.Wanted{Path: path, Origin: origin})
	}
	for _, p := range d.pages {
		add(p.Path, originOf(p), func() (made []byte, err error) {
			err = d.writePage(p, func([]byte) error { return nil }, func(framed []byte) error { made = framed; return nil })
			return made, err
		})
		if p.Kind != page.NotFound {
			add(page.TwinPath(p.Path), originOf(p), p.Markdown)
		}
	}
	for _, f := range d.data {
		add(f.Path, dataOrigin, func() ([]byte, error) {
			var content bytes.Buffer
			err := f.Write(&content)
			return content.Bytes(), err
		})
	}
	for _, f := range d.static {
		add(f.path, f.origin, func() ([]byte, error) { return f.content, nil })
	}
}

// Wanted gives every path of the site but those of the search index, a path as
// often as it is wanted.
func (d *Draft) Wanted() []site.Wanted { return d.wanted }

// File makes one file of the site, before it is made small: what Build hands
// to the stage for that path. It tells whether there is such a file.
func (d *Draft) File(path string) (content []byte, found bool, err error) {
	if make := d.makers[path]; make != nil {
		content, err = make()
		return content, true, err
	}
	if !strings.HasPrefix(path, search.Folder) {
		return nil, false, nil
	}
	shards, err := d.search()
	if err != nil {
		return nil, true, err
	}
	for _, shard := range shards {
		if shard.path == path {
			return shard.content, true, nil
		}
	}
	return nil, false, nil
}

func originOf(p *page.Page) string { return fmt.Sprintf("%s %q", p.Kind, p.Title) }

func documentOf(p *page.Page) string {
	if p.Document == nil {
		return ""
	}
	return p.Document.ID
}

func (d *Draft) addPage(p *page.Page, stage *site.Stage) error {
	origin := originOf(p)
	return d.writePage(p, func(markdown []byte) error {
		if p.Kind == page.NotFound {
			return nil
		}
		return stage.Add(page.TwinPath(p.Path), origin, markdown)
	}, func(framed []byte) error { return stage.Add(p.Path, origin, framed) })
}

// writePage makes a page and hands over its Markdown, then the page itself. A
// page of a long document takes many megabytes in each of its forms. In this
// order no more than two of them are needed at a time.
func (d *Draft) writePage(p *page.Page, twin, whole func([]byte) error) error {
	markdown, err := p.Markdown()
	if err != nil {
		return err
	}
	body, err := d.convert.Convert(markdown, foreign(p, d.frame.site))
	if err != nil {
		return fmt.Errorf("%s: %w", p.Path, err)
	}
	if p.Kind == page.Document && !p.Source && !p.Gone {
		if err := fidelity.Document(p.Document, path.Join(d.config.Name, p.Document.File.Name), string(body)).Err(); err != nil {
			return err
		}
	}
	if err := twin(markdown); err != nil {
		return err
	}
	var framed bytes.Buffer
	framed.Grow(len(body) + len(body)/16)
	if err := d.frames.Execute(&framed, d.frame.page(p, body)); err != nil {
		return fmt.Errorf("%s: %w", p.Path, err)
	}
	return whole(framed.Bytes())
}

// searchFiles makes the index of the pages' search.
func searchFiles(ix *index.Index) ([]file, error) {
	shards, err := search.Files(ix, page.ClassName)
	if err != nil {
		return nil, err
	}
	files := make([]file, len(shards))
	for i, s := range shards {
		files[i] = file{s.Path, "search index", s.Content}
	}
	return files, nil
}

// staticFiles gives the stylesheet with the colours of code blocks, the scripts
// and the icon. The scripts of each folder are one file, in the order of their
// names: a page asks for one, and people read several.
func staticFiles(fsys fs.FS) ([]file, error) {
	names, err := fs.Glob(fsys, "*.*")
	if err != nil {
		return nil, err
	}
	var files []file
	for _, name := range names {
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		if name == styleName {
			content = append(content, markup.StyleSheet()...)
		}
		files = append(files, file{assets + name, "static/" + name, content})
	}
	parts, err := fs.Glob(fsys, "*/*.js")
	if err != nil {
		return nil, err
	}
	joined := -1
	for i, part := range parts {
		content, err := fs.ReadFile(fsys, part)
		if err != nil {
			return nil, err
		}
		if i == 0 || path.Dir(parts[i-1]) != path.Dir(part) {
			files = append(files, file{path: assets + path.Dir(part) + ".js", origin: "static/" + path.Dir(part)})
			joined = len(files) - 1
		}
		files[joined].content = append(append(files[joined].content, content...), '\n')
	}
	return files, nil
}

// Base is the absolute address of the site, "" when it is not known.
func (d *Draft) Base() string { return d.frame.site.Base }

// Documents counts the texts that the site is made of.
func (d *Draft) Documents() int { return d.documents }
