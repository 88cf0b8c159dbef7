package main

import (
	"fmt"
	"slices"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/suggest"
)

func suggestEntries(c *call) error {
	f := c.seedFlags()
	format := c.flags.String("format", "yaml", "`form` of topics: "+strings.Join(suggest.Formats(), ", "))
	only := c.flags.String("only", "", "`kind` of entries: topics or references; left out: both")
	if err := c.parse(0); err != nil {
		return err
	}
	if !slices.Contains(suggest.Formats(), *format) {
		return wrongCall("--format is %q; it takes one of %s", *format, strings.Join(suggest.Formats(), ", "))
	}
	if *only != "" && *only != "topics" && *only != "references" {
		return wrongCall("--only is %q; it takes topics or references", *only)
	}
	_, ix, err := c.collect(f)
	if err != nil {
		return err
	}
	language, err := lexicon.For(ix.Site.Language)
	if err != nil {
		return err
	}
	if *only != "references" {
		fmt.Fprintf(c.out, "# Phrases that no topic covers, for vocabulary.%s. Keep what names a topic.\n", *format)
		fmt.Fprint(c.out, suggest.WriteTopics(suggest.Topics(ix, language), *format, ix.Site.Language, ix.Discovered))
	}
	if *only == "" {
		fmt.Fprintln(c.out)
	}
	if *only != "topics" {
		fmt.Fprintln(c.out, "# Names that no reference covers, for references.yaml. Keep what texts cite.")
		fmt.Fprint(c.out, suggest.WriteNames(suggest.Names(ix, language), len(ix.References) == 0))
	}
	return nil
}
