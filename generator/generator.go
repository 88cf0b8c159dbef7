// Package generator turns a publisher's folder into a site. It is the road
// through all the other packages, and nothing else: each stage takes what the
// one before it made.
package generator

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"

	"precis/generator/annotate"
	"precis/generator/cache"
	"precis/generator/card"
	"precis/generator/digest"
	"precis/generator/discover"
	"precis/generator/export"
	"precis/generator/fidelity"
	"precis/generator/index"
	"precis/generator/layout"
	"precis/generator/ledger"
	"precis/generator/lexicon"
	"precis/generator/markup"
	"precis/generator/page"
	"precis/generator/parallel"
	"precis/generator/parse"
	"precis/generator/policy"
	"precis/generator/search"
	"precis/generator/shelf"
	"precis/generator/site"
	"precis/generator/slug"
	"precis/generator/source"
	"precis/generator/token"
	"precis/generator/vocab"
)

// Config is what a build needs.
type Config struct {
	Seeds     fs.FS
	Name      string // of the seeds folder as the user knows it, for messages
	Templates fs.FS
	Static    fs.FS
	Base      string // absolute address of the site with its closing slash; "" for that of site.yaml
	Jobs      int    // how many workers, at least 1
	Locked    bool   // refuse texts whose numbers are not kept, or not up to date
	Unlearned bool   // topics by labels and editors alone, whatever was learned
	Maker     string // the program and its version, which the home page tells

	Cache *cache.Cache // of what an earlier build found; nil for none
}

// Collect reads the seeds and finds what is in them. The index is nil when the
// diagnostics hold an error.
func Collect(c Config) (*index.Index, source.Diagnostics, error) {
	seeds, found := shelf.Read(c.Seeds, c.Name)
	if found.Err() != nil {
		return nil, found, nil
	}
	if c.Base != "" {
		seeds.Site.Base = c.Base
	}
	language, err := lexicon.For(seeds.Site.Language)
	if err != nil {
		return nil, found, err
	}
	languages, err := languagesOf(seeds.Texts, language)
	if err != nil {
		return nil, found, err
	}
	readings := make([]index.Reading, len(seeds.Texts))
	unfit := make([]source.Diagnostics, len(seeds.Texts))
	scanners := make([]*token.Scanner, c.Jobs)
	for w := range scanners {
		scanners[w] = token.NewScanner(language.Abbreviations)
	}
	words := make([]annotate.Words, len(seeds.Texts))
	scanned := make([]*ledger.Text, len(seeds.Texts))
	err = parallel.Do(c.Jobs, len(readings), func(worker, i int) error {
		text, scanner := seeds.Texts[i], scanners[worker]
		d := parse.Document(text.ID, text.File, text.Facts, languages[text.Facts.Language], scanner)
		words[i] = annotate.Scan(d, scanner)
		readings[i] = index.Reading{Document: d, Texts: make([][]*token.Text, len(d.Points))}
		for n, p := range d.Points {
			readings[i].Texts[n] = words[i].Of(p)
		}
		if seeds.Numbers != nil {
			scanned[i] = ledger.Scan(d)
		}
		return nil
	})
	if err != nil {
		return nil, found, err
	}
	departed, faults := c.number(seeds.Numbers, scanned)
	if found = append(found, faults...); faults.Err() != nil {
		return nil, found.Sorted(), nil
	}
	vocabulary := seeds.Vocabulary
	discovered := len(vocabulary.Topics) == 0
	if discovered {
		vocabulary = vocab.New(discover.Topics(allPoints(readings), language))
	}
	weights, faults := c.weights(seeds, vocabulary, discovered, language)
	if found = append(found, faults...); faults.Err() != nil {
		return nil, found.Sorted(), nil
	}
	registry := seeds.Registry.With(allDocuments(readings))
	find := c.finder(annotate.New(language, vocabulary, registry), language, vocabulary, registry)
	err = parallel.Do(c.Jobs, len(readings), func(_, i int) error {
		r := &readings[i]
		r.Findings = find(r.Document, words[i])
		weights.Document(r.Texts, r.Findings)
		unfit[i] = seeds.Corrections.Findings(r.Document, r.Texts, r.Findings)
		return nil
	})
	if err != nil {
		return nil, found, err
	}
	for i, r := range readings {
		found = append(found, unfit[i]...)
		if len(r.Document.Points) == 0 {
			found.Warnf(path.Join(c.Name, r.Document.File.Name), source.Position{}, "a point is an item of a list or a paragraph", "no point was found in this text")
		}
	}
	ix := index.Build(seeds.Site, readings, vocabulary, registry, language, c.Jobs)
	ix.Discovered, ix.Departed, ix.Numbered = discovered, departed, seeds.Numbers != nil
	found = append(found, recall(ix, seeds.History)...)
	return ix, found.Sorted(), nil
}

// languagesOf gives the lexica by which texts mark their parts, by the language
// that their publisher says they are in. Without one, or where it is not known
// how texts in it mark their parts, they are read as those of the site.
func languagesOf(texts []shelf.Text, site *lexicon.Lexicon) (map[string]*lexicon.Lexicon, error) {
	languages := map[string]*lexicon.Lexicon{"": site}
	for _, text := range texts {
		tag := text.Facts.Language
		if languages[tag] != nil {
			continue
		}
		l, err := lexicon.For(tag)
		if err != nil {
			return nil, err
		}
		if len(l.HeadingWords) == 0 {
			l = site
		}
		languages[tag] = l
	}
	return languages, nil
}

func allDocuments(readings []index.Reading) []*policy.Document {
	documents := make([]*policy.Document, len(readings))
	for i, r := range readings {
		documents[i] = r.Document
	}
	return documents
}

// allPoints gives the words of every point of a collection.
func allPoints(readings []index.Reading) [][]*token.Text {
	var points [][]*token.Text
	for _, r := range readings {
		points = append(points, r.Texts...)
	}
	return points
}

// Build writes the whole site for an index into a stage, ready to be
// published.
func Build(c Config, ix *index.Index, stage *site.Stage) error {
	frames, err := layout.New(c.Templates)
	if err != nil {
		return err
	}
	example, err := export.Example(ix)
	if err != nil {
		return err
	}
	options := page.Options{Example: example, Packed: export.Packed(ix)}
	if !ix.Site.NoDownload {
		if err := stage.Offer(slug.Make(ix.Site.Title), mostDownload); err != nil {
			return err
		}
		options.Download = func() page.Download {
			path, size := stage.Archive()
			return page.Download{Path: path, Bytes: size, Most: mostDownload}
		}
	}
	pages := page.All(ix, options)
	paths := make([]string, 0, len(pages))
	for _, p := range pages {
		if !p.Gone {
			paths = append(paths, p.Path)
		}
	}
	files := export.Files(ix, paths)
	b := &builder{Config: c, frames: frames, frame: newFramer(ix.Site, files, c.Maker), convert: markup.New(), stage: stage}
	if b.templates, err = digestOf(c.Templates); err != nil {
		return err
	}
	build := func(pages []*page.Page) error {
		return parallel.Do(c.Jobs, len(pages), func(_, i int) error { return b.page(pages[i]) })
	}
	first, last := apart(pages)
	if err := build(first); err != nil {
		return err
	}
	err = parallel.Do(c.Jobs, len(files), func(_, i int) error {
		return stage.AddFrom(files[i].Path, "data for machines", files[i].Write)
	})
	if err != nil {
		return err
	}
	if err := addSearch(c.Jobs, ix, stage); err != nil {
		return err
	}
	if err := addSides(c.Jobs, ix, stage); err != nil {
		return err
	}
	if err := addStatic(c.Static, stage); err != nil {
		return err
	}
	if err := addCard(ix, stage); err != nil {
		return err
	}
	if err := build(last); err != nil {
		return err
	}
	if ix.Site.Offline {
		if err := addWorker(c.Static, stage); err != nil {
			return err
		}
	}
	return stage.AddArchive()
}

// mostDownload is how many bytes the site may have as one file to be offered
// so: what a reader on the road would still wait for.
const mostDownload = 50e6

// apart tells pages that tell of the finished site from the others.
func apart(pages []*page.Page) (first, last []*page.Page) {
	for _, p := range pages {
		if p.Last {
			last = append(last, p)
		} else {
			first = append(first, p)
		}
	}
	return first, last
}

// addSearch publishes the index of the pages' search.
func addSearch(jobs int, ix *index.Index, stage *site.Stage) error {
	files, err := search.Files(ix, page.ClassName)
	if err != nil {
		return err
	}
	return parallel.Do(jobs, len(files), func(_, i int) error {
		return stage.Add(files[i].Path, "search index", files[i].Content)
	})
}

// addSides publishes what readers may set side by side.
func addSides(jobs int, ix *index.Index, stage *site.Stage) error {
	files, err := page.Comparison(ix).Files()
	if err != nil {
		return err
	}
	return parallel.Do(jobs, len(files), func(_, i int) error {
		return stage.Add(files[i].Path, "comparison", files[i].Content)
	})
}

// builder makes files of pages.
type builder struct {
	Config
	templates digest.Sum
	frames    *layout.Layout
	frame     *framer
	convert   *markup.Converter
	stage     *site.Stage
}

// page adds a page and its Markdown to the stage. A page of a long document
// takes many megabytes in each of its forms. In this order no more than two of
// them are needed at a time.
func (b *builder) page(p *page.Page) error {
	markdown, err := p.Markdown()
	if err != nil {
		return err
	}
	origin := fmt.Sprintf("%s %q", p.Kind, p.Title)
	if p.Kind != page.NotFound {
		if err := b.stage.Add(page.TwinPath(p.Path), origin, markdown); err != nil {
			return err
		}
	}
	framed := b.frame.page(p)
	return b.stage.AddMade(p.Path, origin, b.ingredients(p, markdown, framed), func() ([]byte, error) {
		if framed.Body, err = b.body(p, markdown); err != nil {
			return nil, err
		}
		markdown = nil
		var whole bytes.Buffer
		whole.Grow(len(framed.Body) + 4<<10) // what a frame takes
		if err := b.frames.Execute(&whole, framed); err != nil {
			return nil, fmt.Errorf("%s: %w", p.Path, err)
		}
		return whole.Bytes(), nil
	})
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

// addStatic publishes the stylesheet with the colours of code blocks, the
// scripts and the icon.
func addStatic(files fs.FS, stage *site.Stage) error {
	names, err := fs.Glob(files, "*.*")
	if err != nil {
		return err
	}
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if name == styleName {
			content = append(content, markup.StyleSheet()...)
		}
		if err := stage.Add(assets+name, "static/"+name, content); err != nil {
			return err
		}
	}
	return addScripts(files, stage)
}

// addScripts publishes the scripts of each folder as one, in the order of their
// names: a page asks for one file, and people read several.
func addScripts(files fs.FS, stage *site.Stage) error {
	parts, err := fs.Glob(files, "*/*.js")
	if err != nil {
		return err
	}
	joined := make(map[string][]byte)
	var folders []string
	for _, part := range parts {
		content, err := fs.ReadFile(files, part)
		if err != nil {
			return err
		}
		folder := path.Dir(part)
		if part == workerFile {
			continue // it stands alone, and only where it is wanted
		}
		if joined[folder] == nil {
			folders = append(folders, folder)
		}
		joined[folder] = append(append(joined[folder], content...), '\n')
	}
	for _, folder := range folders {
		if err := stage.Add(assets+folder+".js", "static/"+folder, joined[folder]); err != nil {
			return err
		}
	}
	return nil
}

// addCard publishes the picture that stands beside links to the site. Who
// shows it needs its absolute address, so there is none without one.
func addCard(ix *index.Index, stage *site.Stage) error {
	if ix.Site.Base == "" {
		return nil
	}
	painter, err := card.New()
	if err != nil {
		return err
	}
	drawn, err := painter.Draw(card.Words{Above: ix.Site.Publisher, Title: ix.Site.Title, Figures: page.Figures(ix)})
	if err != nil {
		return err
	}
	return stage.Add(cardPath, "the picture of the site", drawn)
}

// addWorker publishes the service worker under the name of all that was added
// before, so that it is another one when any file is.
func addWorker(files fs.FS, stage *site.Stage) error {
	script, err := fs.ReadFile(files, workerFile)
	if err != nil {
		return err
	}
	named := append(fmt.Appendf(nil, "var BUILD = %q;\n", stage.Sum()), script...)
	return stage.Add(workerName, "the service worker", named)
}

// Markdown gives the pages as Markdown for other generators: links lead to
// ".md" files, and what only a finished site has is left out.
func Markdown(c Config, ix *index.Index, add func(path, origin string, content []byte) error) error {
	example, err := export.Example(ix)
	if err != nil {
		return err
	}
	var pages []*page.Page
	for _, p := range page.All(ix, page.Options{Extension: ".md", Example: example, Packed: export.Packed(ix)}) {
		if p.Kind != page.NotFound {
			pages = append(pages, p)
		}
	}
	return parallel.Do(c.Jobs, len(pages), func(_, i int) error {
		markdown, err := pages[i].Markdown()
		if err != nil {
			return err
		}
		return add(page.TwinPath(pages[i].Path), string(pages[i].Kind), markdown)
	})
}
