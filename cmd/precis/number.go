package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"precis/generator"
	"precis/generator/ledger"
	"precis/generator/policy"
)

// numberPoints brings the file of numbers up to the texts.
func numberPoints(c *call) error {
	f := c.seedFlags()
	day := c.flags.String("date", "", "`day` of the entry in changes.log, as 2026-11-24; without it the entry has none")
	if err := c.parse(0); err != nil {
		return err
	}
	if _, err := time.Parse(time.DateOnly, *day); err != nil && *day != "" {
		return wrongCall("--date is %q; it takes year, month and day: 2026-11-24", *day)
	}
	config, err := f.config()
	if err != nil {
		return err
	}
	kept, found, err := generator.Numbers(config, *day)
	if err != nil {
		return err
	}
	c.warn(f, found)
	if err := found.Err(); err != nil {
		return err
	}
	// The history first: when the command is stopped between the two, the next
	// run finds the same changes, and the entry that tells of them.
	history := filepath.Join(*f.seeds, generator.HistoryFile)
	if kept.History != nil {
		if _, err := renew(history, kept.History); err != nil {
			return err
		}
	}
	file := filepath.Join(*f.seeds, generator.NumbersFile)
	written, err := renew(file, kept.Numbers)
	if err != nil {
		return err
	}
	if *f.quiet {
		return nil
	}
	for _, change := range kept.Changes {
		fmt.Fprintln(c.out, changeLine(change))
	}
	commit := "it"
	if kept.History != nil {
		commit += " and " + generator.HistoryFile
	}
	switch {
	case len(kept.Changes) > 0:
		fmt.Fprintf(c.report, "%s: %s\n    hint: commit %s with the texts\n", filepath.ToSlash(file), kept.Summary, commit)
	case written:
		fmt.Fprintf(c.report, "%s: no number changed; the file was put in order\n", filepath.ToSlash(file))
	default:
		fmt.Fprintf(c.report, "%s: up to date\n", filepath.ToSlash(file))
	}
	return nil
}

// renew writes a file anew where its content differs, and tells whether it did.
func renew(file string, content []byte) (bool, error) {
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return false, err
	}
	if err == nil && bytes.Equal(old, content) {
		return false, nil
	}
	return true, replaceFile(file, content)
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
		return fmt.Sprintf("%s: “%s”", line, policy.Opened(change.Opening))
	}
	return line
}
