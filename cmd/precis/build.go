package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"precis/generator"
	"precis/generator/cache"
	"precis/generator/index"
	"precis/generator/site"
	"precis/generator/source"
	"precis/static"
	"precis/templates"
)

// seedFlags are the flags of every command that reads seeds.
type seedFlags struct {
	seeds  *string
	jobs   *int
	quiet  *bool
	base   *string // of those that make a site, as strict
	strict *bool

	locked    bool               // of build and serve alone
	progress  generator.Progress // of build alone
	cache     *cache.Cache       // likewise
	unlearned bool               // of those that learn
}

func (c *call) seedFlags() seedFlags {
	return seedFlags{
		seeds: c.flags.String("seeds", "seeds", "`folder` of the texts and the files that say something of them"),
		jobs:  c.flags.Int("jobs", runtime.GOMAXPROCS(0), "`number` of documents and pages worked on side by side"),
		quiet: c.flags.Bool("quiet", false, "print nothing but errors"),
		base:  new(string), strict: new(bool),
	}
}

// siteFlags are the flags of every command that makes a site of seeds.
func (c *call) siteFlags() seedFlags {
	f := c.seedFlags()
	f.base = c.flags.String("base-url", "", "absolute `address` that the site is published at; overrules site.yaml")
	f.strict = c.flags.Bool("strict", false, "treat warnings and guesses about the form of a text as errors")
	return f
}

// config checks the flags and makes the generator's settings of them.
func (f seedFlags) config() (generator.Config, error) {
	none := generator.Config{}
	if *f.jobs < 1 {
		return none, wrongCall("--jobs is %d; it takes a number from 1", *f.jobs)
	}
	base, err := baseAddress(*f.base)
	if err != nil {
		return none, err
	}
	folder, err := os.Stat(*f.seeds)
	switch {
	case *f.seeds == "":
		return none, wrongCall("--seeds is empty; it takes a folder")
	case errors.Is(err, fs.ErrPermission):
		return none, wrongCall("%s cannot be read: %v", *f.seeds, reason(err))
	case err != nil:
		return none, wrongCall("there is no folder %s", *f.seeds)
	case !folder.IsDir():
		return none, wrongCall("%s is a file; --seeds takes a folder", *f.seeds)
	}
	info, _ := debug.ReadBuildInfo()
	return generator.Config{
		Seeds: os.DirFS(*f.seeds), Name: filepath.ToSlash(filepath.Clean(*f.seeds)),
		Templates: templates.Files, Static: static.Files, Base: base, Jobs: *f.jobs, Locked: f.locked,
		Progress: f.progress, Unlearned: f.unlearned, Maker: maker(info), Cache: f.cache,
	}, nil
}

// baseAddress checks an absolute address and ends it with a slash.
func baseAddress(address string) (string, error) {
	if address == "" {
		return "", nil
	}
	u, err := url.Parse(address)
	if err == nil && u.User != nil { // told without it: logs are read by others, too
		return "", wrongCall("--base-url holds the name or the password of a user, and every page would publish it; leave out what stands before the @")
	}
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(address, "?#") {
		return "", wrongCall("--base-url is %q; it takes an address such as https://example.org/site/", address)
	}
	if !strings.HasSuffix(address, "/") {
		address += "/"
	}
	return address, nil
}

// collect checks the flags, reads the seeds and tells what is wrong with them.
func (c *call) collect(f seedFlags) (generator.Config, *index.Index, error) {
	config, err := f.config()
	if err != nil {
		return config, nil, err
	}
	collectGarbage(config.Seeds, os.Getenv)
	ix, found, err := f.read(config)
	if err != nil {
		return config, nil, err
	}
	c.warn(f, found)
	return config, ix, found.Err()
}

// read reads the seeds as strictly as the flags say.
func (f seedFlags) read(config generator.Config) (*index.Index, source.Diagnostics, error) {
	ix, found, err := generator.Collect(config)
	if err != nil || !*f.strict {
		return ix, found, err
	}
	for i := range found {
		found[i].Severity = source.Error
	}
	if ix != nil {
		found = append(found, generator.Guesses(ix, config.Name)...)
	}
	return ix, found, nil
}

// warn tells the warnings.
func (c *call) warn(f seedFlags, found source.Diagnostics) {
	for _, d := range found {
		if d.Severity == source.Warning && !*f.quiet {
			fmt.Fprintln(c.report, d)
		}
	}
}

// about gives the diagnostics of a text and of the file of facts beside it. The
// text is named as the user knows it.
func about(found source.Diagnostics, text string) source.Diagnostics {
	stem := func(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }
	return slices.DeleteFunc(slices.Clone(found), func(d source.Diagnostic) bool { return stem(d.File) != stem(text) })
}

// target is where a command writes a tree to.
type target struct {
	out   *string
	force *bool
	cache *cache.Cache // of build alone
}

func (c *call) target(out, what string) target {
	return target{
		out:   c.flags.String("out", out, "`folder` to write "+what+" to"),
		force: c.flags.Bool("force", false, "build even into a folder that precis did not make; its files stay"),
	}
}

func build(c *call) error {
	f := c.siteFlags()
	t := c.target("public", "the site")
	locked := c.flags.Bool("locked", false, "fail unless numbers.lock is there and up to date with the texts")
	proof := c.proofFlags()
	cached := c.cacheFlags()
	profiles := profileFlags(c.flags)
	if err := c.parse(0); err != nil {
		return err
	}
	f.locked = *locked
	if err := apart(*f.seeds, *t.out); err != nil {
		return err
	}
	if err := errors.Join(proof.apart(*f.seeds, *t.out), cached.apart(*t.out)); err != nil {
		return err
	}
	return profiles.during(func() error { return c.buildSite(f, t, proof, cached) })
}

// buildSite builds the site and tells what was built.
func (c *call) buildSite(f seedFlags, t target, proof proof, cached cacheFlags) error {
	start := time.Now()
	kept, err := cached.open(*t.out)
	if err != nil {
		return err
	}
	f.cache, t.cache = kept.cache, kept.cache
	told := newProgress(c.report, terminal(c.report), *f.quiet)
	defer told.end()
	f.progress = told.begin
	config, ix, err := c.collect(f)
	if err != nil {
		return err
	}
	written, err := c.publish(t, fill(config, ix, proof))
	if err != nil {
		return err
	}
	if err := kept.save(); err != nil {
		fmt.Fprintln(c.report, err) // the site is whole; only the next build takes longer
	}
	if err := proof.write(c, *t.out); err != nil {
		return err
	}
	told.end()
	if took := time.Since(start); !*f.quiet {
		tellBuilt(c, ix, *t.out, written, took)
		told.slowest(c, took)
	}
	return nil
}

// fill makes the site, and reads it back where that is asked for.
func fill(config generator.Config, ix *index.Index, proof proof) func(*site.Stage) error {
	return func(stage *site.Stage) error {
		if err := generator.Build(config, ix, stage); err != nil || !*proof.check {
			return err
		}
		return readBack(stage.FS(), ix.Site.Base)
	}
}

// apart refuses to write a site where it would take the place of what the user
// works in, and among the texts: the next build would read its pages as texts.
func apart(seeds, out string) error {
	if out == "" {
		return wrongCall("--out is empty; it takes a folder")
	}
	if here, err := lies(".", out); here || err != nil {
		return cmp.Or(err, wrongCall("--out %s is the folder that you are in, or one above it, and a build replaces that folder whole; name one in it", out))
	}
	inside, err := lies(out, seeds)
	if inside && seeds != "" { // which config tells of
		return wrongCall("--out %s lies in the folder of the texts; name one beside it", out)
	}
	return err
}

// lies tells whether a path is that of a folder, or of something in it.
func lies(path, folder string) (bool, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return false, err
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return false, err
	}
	below, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(below), nil
}

// publish stages what a function adds and swaps it in. Nothing is left behind
// when it fails or when the user breaks off.
func (c *call) publish(t target, fill func(*site.Stage) error) (site.Written, error) {
	options := site.Options{Force: *t.force}
	if t.cache != nil {
		options.Earlier = t.cache.Files()
	}
	stage, err := site.NewStage(*t.out, options)
	if err != nil {
		return site.Written{}, err
	}
	defer stage.Discard()
	if err := fill(stage); err != nil {
		return site.Written{}, err
	}
	if err := c.Err(); err != nil {
		return site.Written{}, fmt.Errorf("broken off; %s is as it was", *t.out)
	}
	written, err := stage.Publish()
	if t.cache != nil {
		t.cache.SetFiles(stage.Made())
	}
	return written, err
}
