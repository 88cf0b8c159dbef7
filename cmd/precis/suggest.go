package main

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/suggest"
)

func suggestEntries(c *call) error {
	f := c.seedFlags()
	format := c.flags.String("format", "", "`form` of topics: "+strings.Join(suggest.Formats(), ", ")+"; left out: that of the vocabulary, or yaml")
	only := c.flags.String("only", "", "`kind` of entries: topics or references; left out: both")
	if err := c.parse(0); err != nil {
		return err
	}
	if *format != "" && !slices.Contains(suggest.Formats(), *format) {
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
		form := cmp.Or(*format, suggest.FormatFor(ix.Vocabulary.File))
		fmt.Fprintf(c.out, "# Phrases that no topic covers, for %s. Keep what names a topic.\n", destination(ix.Vocabulary.File, form))
		fmt.Fprint(c.out, suggest.WriteTopics(suggest.Topics(ix, language), form, ix.Site.Language, ix.Discovered))
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

// destination names the file that topics are proposed for: the publisher's
// vocabulary, of which there may be one, or one to begin.
func destination(vocabulary, form string) string {
	switch {
	case vocabulary == "":
		return "vocabulary." + form
	case path.Ext(vocabulary) == "."+form:
		return path.Base(vocabulary)
	}
	return path.Base(vocabulary) + ", to be brought into its form"
}
