package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"precis/generator"
	"precis/generator/ledger"
	"precis/generator/source"
)

// numberPoints brings the file of numbers up to the texts.
func numberPoints(c *call) error {
	f := c.seedFlags()
	if err := c.parse(0); err != nil {
		return err
	}
	config, err := f.config()
	if err != nil {
		return err
	}
	revision, found, err := generator.Numbers(config)
	if err != nil {
		return err
	}
	for _, d := range found {
		if d.Severity == source.Warning && !*f.quiet {
			fmt.Fprintln(c.report, d)
		}
	}
	if err := found.Err(); err != nil {
		return err
	}
	file := filepath.Join(*f.seeds, generator.NumbersFile)
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	content := revision.Bytes()
	written := !bytes.Equal(old, content)
	if written {
		if err := replaceFile(file, content); err != nil {
			return err
		}
	}
	if *f.quiet {
		return nil
	}
	for _, change := range revision.Changes {
		fmt.Fprintln(c.out, changeLine(change))
	}
	switch {
	case len(revision.Changes) > 0:
		fmt.Fprintf(c.report, "%s: %s\n    hint: commit it with the texts\n", filepath.ToSlash(file), revision.Summary())
	case written:
		fmt.Fprintf(c.report, "%s: no number changed; the file was put in order\n", filepath.ToSlash(file))
	default:
		fmt.Fprintf(c.report, "%s: up to date\n", filepath.ToSlash(file))
	}
	return nil
}

// changeLine tells one change on a line.
func changeLine(change ledger.Change) string {
	line := fmt.Sprintf("%s: %s", change.Of(), change.Kind)
	if change.To != "" {
		line += " to " + change.To
	}
	switch {
	case change.Anchor == "":
		return line + ", " + counted(change.Points, "point")
	case change.Opening != "":
		return fmt.Sprintf("%s: “%s …”", line, change.Opening)
	}
	return line
}
