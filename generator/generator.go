// Package generator turns a publisher's folder into a site. It is the road
// through all the other packages, and nothing else: each stage takes what the
// one before it made.
package generator

import (
	"fmt"
	"io/fs"

	"precis/generator/cache"
	"precis/generator/export"
	"precis/generator/index"
	"precis/generator/page"
	"precis/generator/parallel"
	"precis/generator/site"
	"precis/generator/slug"
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

	Cache    *cache.Cache // of what an earlier build found; nil for none
	Memory   *Memory      // of what earlier builds of this process found; nil for none
	Progress Progress     // is told how far a build is; nil for nobody
}

// Build writes the whole site for an index into a stage, ready to be
// published. It uses the index up: its points have no words (Point.Texts) from
// then on.
func Build(c Config, ix *index.Index, stage *site.Stage) error {
	var download func() page.Download
	if !ix.Site.NoDownload {
		if textBytes(ix) <= mostPacked {
			if err := stage.Offer(slug.Make(ix.Site.Title), mostDownload); err != nil {
				return err
			}
		}
		download = func() page.Download {
			path, size := stage.Archive()
			return page.Download{Path: path, Bytes: size, Most: mostDownload}
		}
	}
	d, err := newDraft(c, ix, download)
	if err != nil {
		return err
	}
	desks := make([]desk, c.Jobs)
	build := func(pages []*page.Page) error {
		return parallel.Do(c.Jobs, len(pages), func(worker, i int) error {
			defer c.Progress.begin(Step{Stage: Writing, Of: len(d.pages.All()), Document: documentOf(pages[i])})()
			return d.builder.page(pages[i], stage, &desks[worker])
		})
	}
	// What asks for every word of the collection goes first, so that pages are
	// made without them.
	if err := d.addOthers(stage); err != nil {
		return err
	}
	ix.ForgetWords()
	first, last := firstAndLast(d.pages.All())
	if err := build(first); err != nil {
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

// mostPacked is from how many bytes of texts on it is not tried: the site as one
// file was four to seven times the bytes of its texts wherever it was measured,
// and to compress all of it in order to throw it away is a tenth of a build.
const mostPacked = mostDownload / 5

// textBytes is how many bytes the texts of a collection have.
func textBytes(ix *index.Index) int {
	bytes := 0
	for _, d := range ix.Documents {
		bytes += len(d.File.Text)
	}
	return bytes
}

// firstAndLast tells pages that tell of the finished site from the others.
func firstAndLast(pages []*page.Page) (first, last []*page.Page) {
	for _, p := range pages {
		if p.Last {
			last = append(last, p)
		} else {
			first = append(first, p)
		}
	}
	return first, last
}

// addOthers adds all that is no page. What takes longest begins first.
func (d *Draft) addOthers(stage *site.Stage) error {
	defer d.builder.Progress.begin(Step{Stage: Data, Of: 1})()
	var tasks []func() error
	for _, f := range d.folders {
		tasks = append(tasks, func() error {
			files, err := f.files()
			if err != nil {
				return err
			}
			return addFiles(files, stage)
		})
	}
	for _, f := range d.data {
		tasks = append(tasks, func() error { return stage.AddFrom(f.Path, dataOrigin, f.Write) })
	}
	tasks = append(tasks, func() error { return addFiles(d.static, stage) })
	return parallel.Do(d.builder.Jobs, len(tasks), func(_, i int) error { return tasks[i]() })
}

func addFiles(files []file, stage *site.Stage) error {
	for _, f := range files {
		content, err := f.make()
		if err != nil {
			return err
		}
		if err := stage.AddContent(f.path, f.origin, content); err != nil {
			return err
		}
	}
	return nil
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
	example := func() (string, error) { return export.Example(ix) }
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
