package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"precis/generator/card"
	"precis/generator/export"
	"precis/generator/index"
	"precis/generator/layout"
	"precis/generator/markup"
	"precis/generator/page"
	"precis/generator/search"
	"precis/generator/shard"
	"precis/generator/sides"
	"precis/generator/site"
)

// Draft is a site of which every file can be made when it is asked for, in any
// order and side by side, and no two askings give other bytes. It never changes.
// Which files there are is decided when that is asked; the page of a document is
// made without it.
type Draft struct {
	builder   *builder
	documents int
	pages     *page.Pages
	data      []export.File
	static    []file
	folders   []folder
	list      func() *list
}

// list is every file of a site but those of the folders.
type list struct {
	makers map[string]maker // by path
	wanted []site.Wanted    // a path as often as it is wanted
}

// file is a file that is made in one piece.
type file struct {
	path, origin string
	make         maker
}

// folder holds files with names of their own, made together: what the pages'
// scripts read.
type folder struct {
	path  string
	files func() ([]file, error)
}

// of is a maker of what is made already.
func of(content []byte) maker { return made(func() ([]byte, error) { return content, nil }) }

// made is a maker of what a function makes in one piece.
func made(make func() ([]byte, error)) maker {
	return func() (site.Content, error) {
		content, err := make()
		return site.Content{Frame: content}, err
	}
}

// maker makes a file.
type maker func() (site.Content, error)

const dataOrigin = "data for machines"

// NewDraft decides which files the site for an index has. Nobody knows of a
// draft how large it will be and what it will sum up to, so policy.Site must
// ask for no download (NoDownload) and for no service worker (Offline).
func NewDraft(c Config, ix *index.Index) (*Draft, error) {
	d, err := newDraft(c, ix, nil)
	if err != nil {
		return nil, err
	}
	for i := range d.folders {
		d.folders[i].files = sync.OnceValues(d.folders[i].files)
	}
	return d, nil
}

func newDraft(c Config, ix *index.Index, download func() page.Download) (*Draft, error) {
	frames, err := layout.New(c.Templates)
	if err != nil {
		return nil, err
	}
	templates, err := digestOf(c.Templates)
	if err != nil {
		return nil, err
	}
	static, err := staticFiles(c.Static)
	if err != nil {
		return nil, err
	}
	if ix.Site.Base != "" { // who shows the picture needs its absolute address
		static = append(static, file{cardPath, "the picture of the site", made(func() ([]byte, error) { return drawCard(ix) })})
	}
	pages := page.Of(ix, page.Options{Example: func() (string, error) { return export.Example(ix) }, Packed: export.Packed(ix), Download: download})
	data := export.Files(ix, func() []string { return pathsOf(pages.All()) })
	d := &Draft{
		builder:   &builder{Config: c, templates: templates, frames: frames, frame: newFramer(ix.Site, data, c.Maker), convert: markup.New()},
		documents: len(ix.Documents), pages: pages, data: data, static: static,
		folders: []folder{
			{search.Folder, func() ([]file, error) { return searchFiles(ix) }},
			{sides.Folder, func() ([]file, error) { return sidesFiles(ix) }},
			{placesFolder, func() ([]file, error) { return placesFiles(ix) }},
		},
	}
	d.list = sync.OnceValue(d.decide)
	return d, nil
}

// pathsOf gives the addresses of pages that are there to be read.
func pathsOf(pages []*page.Page) []string {
	paths := make([]string, 0, len(pages))
	for _, p := range pages {
		if !p.Gone {
			paths = append(paths, p.Path)
		}
	}
	return paths
}

// decide notes every file but those of the folders, whose names are their own.
func (d *Draft) decide() *list {
	pages := d.pages.All()
	n := 2*len(pages) + len(d.data) + len(d.static)
	l := &list{make(map[string]maker, n), make([]site.Wanted, 0, n)}
	add := func(path, origin string, make maker) {
		l.makers[path] = make
		l.wanted = append(l.wanted, site.Wanted{Path: path, Origin: origin})
	}
	for _, p := range pages {
		add(p.Path, originOf(p), func() (site.Content, error) { return d.page(p) })
		if p.Kind != page.NotFound {
			add(page.TwinPath(p.Path), originOf(p), made(p.Markdown))
		}
	}
	for _, f := range d.data {
		add(f.Path, dataOrigin, made(func() ([]byte, error) {
			var content bytes.Buffer
			err := f.Write(&content)
			return content.Bytes(), err
		}))
	}
	for _, f := range d.static {
		add(f.path, f.origin, f.make)
	}
	return l
}

// page makes the file of a page.
func (d *Draft) page(p *page.Page) (site.Content, error) {
	var on desk
	if err := p.Write(&on.markdown); err != nil {
		return site.Content{}, err
	}
	return d.builder.framed(p, d.builder.frame.page(p), &on)
}

// Wanted gives every path of the site but those of the search index and of what
// readers compare, a path as often as it is wanted.
func (d *Draft) Wanted() []site.Wanted { return d.list().wanted }

// File makes one file of the site, before it is made small: what Build hands
// to the stage for that path. It tells whether there is such a file.
func (d *Draft) File(path string) (content site.Content, found bool, err error) {
	if p := d.pages.Document(path); p != nil {
		content, err = d.page(p)
		return content, true, err
	}
	for _, f := range d.static { // which every page asks for
		if path == f.path {
			content, err = f.make()
			return content, true, err
		}
	}
	for _, f := range d.folders {
		if !strings.HasPrefix(path, f.path) {
			continue
		}
		shards, err := f.files()
		if err != nil {
			return content, true, err
		}
		for _, shard := range shards {
			if shard.path == path {
				content, err = shard.make()
				return content, true, err
			}
		}
	}
	if make := d.list().makers[path]; make != nil {
		content, err = make()
		return content, true, err
	}
	return content, false, nil
}

func originOf(p *page.Page) string { return fmt.Sprintf("the %s page %q", p.Kind, p.Title) }

func documentOf(p *page.Page) string {
	if p.Document == nil {
		return ""
	}
	return p.Document.ID
}

// searchFiles makes the index of the pages' search.
func searchFiles(ix *index.Index) ([]file, error) {
	shards, err := search.Files(ix, page.ClassName)
	if err != nil {
		return nil, err
	}
	files := make([]file, len(shards))
	for i, s := range shards {
		files[i] = shardFile(s, "search index")
	}
	return files, nil
}

// sidesFiles makes what readers may set side by side.
func sidesFiles(ix *index.Index) ([]file, error) {
	shards, err := page.Comparison(ix).Files()
	if err != nil {
		return nil, err
	}
	files := make([]file, len(shards))
	for i, s := range shards {
		files[i] = shardFile(s, "comparison")
	}
	return files, nil
}

// shardFile is a file that the pages' scripts read.
func shardFile(s shard.File, origin string) file {
	return file{s.Path, origin, func() (site.Content, error) { return site.Content{Frame: s.Content(), Small: true}, nil }}
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
		files = append(files, file{assets + name, "static/" + name, of(content)})
	}
	scripts, err := joinedScripts(fsys)
	return append(files, scripts...), err
}

// joinedScripts gives the scripts of each folder as one.
func joinedScripts(fsys fs.FS) ([]file, error) {
	parts, err := fs.Glob(fsys, "*/*.js")
	if err != nil {
		return nil, err
	}
	// The service worker stands alone, and only where it is wanted.
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == workerFile })
	var files []file
	joined, folder := []byte(nil), ""
	for i, part := range parts {
		content, err := fs.ReadFile(fsys, part)
		if err != nil {
			return nil, err
		}
		if dir := path.Dir(part); dir != folder {
			joined, folder = nil, dir
		}
		joined = append(append(joined, content...), '\n')
		if i+1 == len(parts) || path.Dir(parts[i+1]) != folder {
			files = append(files, file{assets + folder + ".js", "static/" + folder, of(joined)})
		}
	}
	return files, nil
}

// drawCard draws the picture that stands beside links to the site.
func drawCard(ix *index.Index) ([]byte, error) {
	painter, err := card.New()
	if err != nil {
		return nil, err
	}
	return painter.Draw(card.Words{Above: ix.Site.Publisher, Title: ix.Site.Title, Figures: page.Figures(ix)})
}

// Base is the absolute address of the site, "" when it is not known.
func (d *Draft) Base() string { return d.builder.frame.site.Base }

// Documents counts the texts that the site is made of.
func (d *Draft) Documents() int { return d.documents }
