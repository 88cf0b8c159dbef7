package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"precis/generator"
	"precis/generator/index"
	"precis/generator/site"
	"precis/generator/source"
	"precis/static"
	"precis/templates"
)

// seedFlags are the flags of every command that reads seeds.
type seedFlags struct {
	seeds  *string
	base   *string
	jobs   *int
	strict *bool
	quiet  *bool

	locked bool // of build alone
}

func (c *call) seedFlags() seedFlags {
	return seedFlags{
		seeds:  c.flags.String("seeds", "seeds", "`folder` of the texts and the files that say something of them"),
		base:   c.flags.String("base-url", "", "absolute `address` that the site is published at; overrules site.yaml"),
		jobs:   c.flags.Int("jobs", runtime.GOMAXPROCS(0), "`number` of documents and pages worked on side by side"),
		strict: c.flags.Bool("strict", false, "treat warnings and guesses about the form of a text as errors"),
		quiet:  c.flags.Bool("quiet", false, "print nothing but errors"),
	}
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
	info, err := os.Stat(*f.seeds)
	switch {
	case err != nil:
		return none, wrongCall("there is no folder %s", *f.seeds)
	case !info.IsDir():
		return none, wrongCall("%s is a file; --seeds takes a folder", *f.seeds)
	}
	return generator.Config{
		Seeds: os.DirFS(*f.seeds), Name: filepath.ToSlash(filepath.Clean(*f.seeds)),
		Templates: templates.Files, Static: static.Files, Base: base, Jobs: *f.jobs, Locked: f.locked,
	}, nil
}

// baseAddress checks an absolute address and ends it with a slash.
func baseAddress(address string) (string, error) {
	if address == "" {
		return "", nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
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
	ix, found, err := generator.Collect(config)
	if err != nil {
		return config, nil, err
	}
	if *f.strict {
		for i := range found {
			found[i].Severity = source.Error
		}
		if ix != nil {
			found = append(found, generator.Guesses(ix, config.Name)...)
		}
	}
	for _, d := range found {
		if d.Severity == source.Warning && !*f.quiet {
			fmt.Fprintln(c.report, d)
		}
	}
	return config, ix, found.Err()
}

func build(c *call) error {
	f := c.seedFlags()
	out := c.flags.String("out", "public", "`folder` to write the site to")
	locked := c.flags.Bool("locked", false, "fail unless numbers.lock is there and up to date with the texts")
	profiles := profileFlags(c.flags)
	if err := c.parse(0); err != nil {
		return err
	}
	f.locked = *locked
	if err := apart(*f.seeds, *out); err != nil {
		return err
	}
	return profiles.during(func() error { return c.buildSite(f, *out) })
}

// buildSite builds the site and tells what was built.
func (c *call) buildSite(f seedFlags, out string) error {
	start := time.Now()
	config, ix, err := c.collect(f)
	if err != nil {
		return err
	}
	written, err := c.publish(out, func(stage *site.Stage) error { return generator.Build(config, ix, stage) })
	if err != nil {
		return err
	}
	if !*f.quiet {
		report(c, ix, out, written, time.Since(start))
	}
	return nil
}

// apart refuses to write a site among the texts: the next build would read its
// pages as texts.
func apart(seeds, out string) error {
	from, err := filepath.Abs(seeds)
	if err != nil {
		return err
	}
	to, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	if below, err := filepath.Rel(from, to); err == nil && filepath.IsLocal(below) {
		return wrongCall("--out %s lies in the folder of the texts; name one beside it", out)
	}
	return nil
}

// publish stages what a function adds and swaps it in. Nothing is left behind
// when it fails or when the user breaks off.
func (c *call) publish(out string, fill func(*site.Stage) error) (site.Report, error) {
	stage, err := site.NewStage(out)
	if err != nil {
		return site.Report{}, err
	}
	defer stage.Discard()
	if err := fill(stage); err != nil {
		return site.Report{}, err
	}
	if err := c.Err(); err != nil {
		return site.Report{}, fmt.Errorf("broken off; %s is as it was", out)
	}
	return stage.Publish()
}
