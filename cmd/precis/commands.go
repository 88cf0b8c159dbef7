package main

import (
	"fmt"
	"os"
	"path/filepath"

	"precis/generator"
	"precis/generator/check"
	"precis/generator/site"
)

func checkSite(c *call) error {
	base := c.flags.String("base-url", "", "`address` or path that the site is published at; left out: as its own canonical links say")
	quiet := c.flags.Bool("quiet", false, "print nothing but faults")
	external := c.flags.Bool("external", false, "try the links to other sites too: asks their hosts, slowly, as their robots.txt allows")
	again := c.flags.Bool("again", false, "with --external: ask even what was found out lately")
	if err := c.parse(1); err != nil {
		return err
	}
	dir := "public"
	if c.flags.NArg() == 1 {
		dir = c.flags.Arg(0)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return wrongCall("there is no folder %s", dir)
	}
	read, found, err := check.Site(os.DirFS(dir), *base)
	if err != nil {
		return err
	}
	var tried visits
	if *external {
		if tried, err = c.tryOutside(read.Outside, *again); err != nil {
			return err
		}
		found = append(found, tried.faults...).Sorted()
	}
	for i := range found {
		found[i].File = filepath.ToSlash(filepath.Join(dir, found[i].File))
	}
	for _, d := range found {
		fmt.Fprintln(c.report, d)
	}
	if !*quiet {
		fmt.Fprintf(c.out, "%s: %s, %s, %s, %s to other sites, %.1f MB\n", dir,
			counted(read.Pages, "page"), counted(read.Links, "link"), counted(read.Fragments, "fragment"), counted(read.External, "link"), float64(read.Bytes)/1e6)
		if *external {
			fmt.Fprintf(c.out, "  other sites: %s\n", tried)
		}
	}
	if err := found.Err(); err != nil {
		return errTold
	}
	return nil
}

func markdown(c *call) error {
	f := c.siteFlags()
	t := c.target("", "the Markdown")
	if err := c.parse(0); err != nil {
		return err
	}
	if *t.out == "" {
		return wrongCall("--out is missing")
	}
	if err := apart(*f.seeds, *t.out); err != nil {
		return err
	}
	config, ix, err := c.collect(f)
	if err != nil {
		return err
	}
	written, err := c.publish(t, func(stage *site.Stage) error { return generator.Markdown(config, ix, stage.Add) })
	if err != nil {
		return err
	}
	if !*f.quiet {
		fmt.Fprintf(c.report, "%s: %s of Markdown\n", *t.out, counted(written.Files, "file"))
	}
	return nil
}
