package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"precis/generator"
	"precis/generator/changes"
)

// diffFormats are the forms that a difference is written in.
var diffFormats = []string{"text", "markdown", "json"}

func diffEditions(c *call) error {
	seeds := c.flags.String("seeds", "", "`folder` of texts under git: OLD and NEW are then two of its revisions; without NEW, the folder as it is")
	format := c.flags.String("format", "text", "`form` of the answer: "+strings.Join(diffFormats, ", "))
	fail := c.flags.Bool("fail-on-gone", false, "end with status 1 when an address leads nowhere anymore")
	jobs := c.flags.Int("jobs", runtime.GOMAXPROCS(0), "`number` of documents worked on side by side")
	if err := c.parse(2); err != nil {
		return err
	}
	if !slices.Contains(diffFormats, *format) {
		return wrongCall("--format is %q; it takes one of %s", *format, strings.Join(diffFormats, ", "))
	}
	if *jobs < 1 {
		return wrongCall("--jobs is %d; it takes a number from 1", *jobs)
	}
	reader := editionReader{call: c, jobs: *jobs}
	var before, now *changes.Edition
	var err error
	switch old, latest := c.flags.Arg(0), c.flags.Arg(1); {
	case c.flags.NArg() == 0:
		return wrongCall("what to compare is missing: two folders, or with --seeds two revisions")
	case *seeds == "" && c.flags.NArg() == 1:
		return wrongCall("the second folder is missing")
	case *seeds == "":
		before, now, err = reader.both(reader.folder, old, latest)
	case latest == "":
		if before, err = reader.revision(*seeds, old); err == nil {
			now, err = reader.folder(*seeds)
		}
	default:
		before, now, err = reader.both(func(rev string) (*changes.Edition, error) { return reader.revision(*seeds, rev) }, old, latest)
	}
	if err != nil {
		return err
	}
	difference := changes.Compare(before, now)
	written := difference.Markdown()
	switch {
	case *format == "json":
		written, err = difference.JSON()
	case *format == "text" && isTerminal(c.out) && os.Getenv("NO_COLOR") == "":
		written = difference.Text(changes.Coloured())
	case *format == "text":
		written = difference.Text(changes.Plain())
	}
	if err != nil {
		return err
	}
	if _, err := io.WriteString(c.out, written); err != nil {
		return err
	}
	if *fail && len(difference.Gone) > 0 {
		return errTold
	}
	return nil
}

// editionReader reads what is to be compared.
type editionReader struct {
	call *call
	jobs int
}

func (r editionReader) both(read func(string) (*changes.Edition, error), old, latest string) (before, now *changes.Edition, err error) {
	if before, err = read(old); err == nil {
		now, err = read(latest)
	}
	return before, now, err
}

// folder reads a finished site, or a folder of texts.
func (r editionReader) folder(dir string) (*changes.Edition, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, wrongCall("there is no folder %s; two revisions of a folder are compared with --seeds", dir)
	}
	fsys, name := os.DirFS(dir), filepath.ToSlash(filepath.Clean(dir))
	if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(changes.PointsFile))); err == nil {
		e, found, err := changes.Site(fsys, name)
		return e, cmp.Or(err, found.Err())
	}
	return r.edition(generator.Config{Seeds: fsys, Name: name})
}

// edition reads texts. What is no error of theirs is not told: two builds told
// it before.
func (r editionReader) edition(config generator.Config) (*changes.Edition, error) {
	config.Jobs = r.jobs
	e, found, err := generator.Edition(config)
	return e, cmp.Or(err, found.Err())
}

// revision reads a folder of texts as git has it at a revision. Nothing is
// written to the disk.
func (r editionReader) revision(seeds, rev string) (*changes.Edition, error) {
	if info, err := os.Stat(seeds); err != nil || !info.IsDir() {
		return nil, wrongCall("there is no folder %s", seeds)
	}
	commit, err := r.git(seeds, "rev-parse", "--verify", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return nil, cmp.Or(noRevision(err, seeds, rev), err)
	}
	archive, err := r.git(seeds, "archive", "--format=zip", strings.TrimSpace(string(commit)))
	if err != nil {
		return nil, err
	}
	files, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, fmt.Errorf("%s at %s: %w", seeds, rev, err)
	}
	name := filepath.ToSlash(filepath.Clean(seeds)) + " at " + rev
	return r.edition(generator.Config{Seeds: files, Name: name})
}

// errGit marks what git itself said.
var errGit = errors.New("git")

// noRevision says what is wrong when git does not know a revision; nil when git
// is at fault itself.
func noRevision(err error, seeds, rev string) error {
	switch {
	case errors.Is(err, errGit) && strings.Contains(err.Error(), "not a git repository"):
		return wrongCall("%s lies in no git repository, so it has no revisions; compare two folders, without --seeds", seeds)
	case errors.Is(err, errGit) && strings.Contains(err.Error(), "revision"):
		return wrongCall("there is no revision %s of %s; \"git log --oneline -- %s\" lists those there are", rev, seeds, seeds)
	}
	return nil
}

// git runs git in a folder.
func (r editionReader) git(dir string, args ...string) ([]byte, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("git is not here, and revisions are read by it\n    hint: install it, or compare two folders")
	}
	var told bytes.Buffer
	command := exec.CommandContext(r.call, program, append([]string{"-C", dir}, args...)...)
	command.Stderr = &told
	command.Env = append(os.Environ(), "LC_ALL=C") // what it says is told apart by its words
	out, err := command.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return nil, fmt.Errorf("%w %s in %s: %s", errGit, args[0], dir, strings.TrimSpace(told.String()))
	}
	return out, err
}
