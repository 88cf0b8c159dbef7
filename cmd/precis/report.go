package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"precis/generator/index"
	"precis/generator/policy"
	"precis/generator/site"
)

// tellBuilt tells what was built and what was not understood.
func tellBuilt(c *call, ix *index.Index, out string, written site.Written, took time.Duration) {
	open, bare := 0, 0
	for _, p := range ix.Points {
		open += len(p.Finding.Mentions)
		if len(p.Finding.Topics) == 0 {
			bare++
		}
	}
	fmt.Fprintf(c.report, "%s: %s, %s\n", out, counted(len(ix.Documents), "document"), counted(len(ix.Points), "point"))
	fmt.Fprintf(c.report, "  found: %s, %s, %s\n", counted(len(ix.Themes), "theme"), counted(len(ix.Topics), "topic"), counted(len(ix.References), "reference"))
	fmt.Fprintf(c.report, "  left open: %s not settled, %s under no topic\n", counted(open, "mention"), counted(bare, "point"))
	coverage(c, ix)
	fmt.Fprintf(c.report, "  wrote: %s, %.1f MB in %.2f s\n", counted(written.Files, "file"), float64(written.Bytes)/1e6, took.Seconds())
	if ix.Site.Base == "" {
		fmt.Fprintf(c.report, "  no base address: no sitemap and no feed, and 404.html stands without links\n    hint: give --base-url, or base in site.yaml, when you publish\n")
	}
}

// mostLedger is how many documents the report lists: what a screen holds.
const mostLedger = 20

// coverage tells for each document how much of it was read as what; of a long
// shelf, for those with the most guesses. The whole stands in
// data/coverage.csv.
func coverage(c *call, ix *index.Index) {
	type line struct {
		id string
		policy.Coverage
	}
	var lines []line
	guessed := 0
	for _, d := range ix.Documents {
		l := line{d.ID, d.Coverage()}
		guessed += len(l.Guesses)
		lines = append(lines, l)
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(len(b.Guesses), len(a.Guesses)) })
	for _, l := range lines[:min(len(lines), mostLedger)] {
		fmt.Fprintf(c.report, "  %s: %s, %s, %s, %s, %s of page furniture, %s\n", l.id,
			counted(l.Words, "word"), counted(l.Sections, "section"), counted(l.Points, "point"), counted(l.Notes, "note"), counted(l.Furniture, "block"), guesses(len(l.Guesses)))
	}
	if len(lines) > mostLedger {
		fmt.Fprintf(c.report, "  and %s more; data/coverage.csv lists all\n", counted(len(lines)-mostLedger, "document"))
	}
	if guessed > 0 {
		fmt.Fprintf(c.report, "    hint: \"precis explain FILE\", with the same --seeds, shows what was guessed and why; corrections.yaml overrules it\n")
	}
}

func guesses(n int) string {
	if n == 1 {
		return "1 guess"
	}
	return fmt.Sprintf("%d guesses", n)
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
