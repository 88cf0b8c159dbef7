package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"precis/generator/explain"
	"precis/generator/index"
)

func explainText(c *call) error {
	f := c.seedFlags()
	if err := c.parse(1); err != nil {
		return err
	}
	if c.flags.NArg() == 0 {
		return wrongCall("the text is missing")
	}
	name, line, err := place(c.flags.Arg(0))
	if err != nil {
		return err
	}
	config, err := f.config()
	if err != nil {
		return err
	}
	collectGarbage(config.Seeds, os.Getenv)
	ix, found, err := f.read(config)
	if err != nil {
		return err
	}
	if err := found.Err(); err != nil {
		c.warn(f, found)
		return err
	}
	d := textNamed(ix, *f.seeds, name)
	if d == nil {
		if at := strings.LastIndexByte(name, ':'); at > 0 && textNamed(ix, *f.seeds, name[:at]) != nil {
			return wrongCall("%q is no line; a line is a number from 1: %s:12", name[at+1:], name[:at])
		}
		return wrongCall("there is no text %s in %s", name, config.Name)
	}
	c.warn(f, about(found, path.Join(config.Name, d.File.Name)))
	if line > d.File.Lines() {
		return wrongCall("%s has %s", name, counted(d.File.Lines(), "line"))
	}
	if len(d.Blocks) == 0 {
		_, err = fmt.Fprintf(c.out, "%s is empty: there is nothing to read\n", name)
		return err
	}
	style := explain.Plain()
	if isTerminal(c.out) && os.Getenv("NO_COLOR") == "" {
		style = explain.Coloured()
	}
	_, err = io.WriteString(c.out, explain.Document(ix, d, line, style))
	return err
}

// place parts FILE:LINE. The line is 0 when none is given.
func place(arg string) (name string, line int, err error) {
	at := strings.LastIndexByte(arg, ':')
	if at < 0 || strings.Trim(arg[at+1:], "0123456789") != "" {
		return arg, 0, nil
	}
	line, err = strconv.Atoi(arg[at+1:])
	if err != nil || line < 1 {
		return "", 0, wrongCall("%q is no line; lines count from 1", arg[at+1:])
	}
	return arg[:at], line, nil
}

// textNamed finds the document that a user means: by the path of its text from
// here or from the seeds folder, or by its ID.
func textNamed(ix *index.Index, seeds, name string) *index.Document {
	for _, d := range ix.Documents {
		below := filepath.FromSlash(d.File.Name)
		if name == d.ID || filepath.Clean(name) == below || filepath.Clean(name) == filepath.Join(seeds, below) {
			return d
		}
	}
	return nil
}
