// Package site makes the finished tree. It takes each file of the new site,
// makes it small, refuses what would clash, and writes it beside the old
// site; when everything is there it swaps the two in whole. Whatever kills a
// build, and whenever, the output folder is the old site or the new one and
// nothing between. Only where the system cannot exchange two folders in one
// step (Windows, some network disks) a kill between two renames leaves no
// folder there, and the next build puts the old site back first.
//
// All that a build needs stands in one folder beside the output:
//
//	public/                    the site that readers see
//	.public.precis-staging/    there only while a build runs, or after it was killed
//	    lock                   held by the build that runs
//	    next/                  the new site; after an exchange, the old one
//	    previous/              the old site, where the system cannot exchange folders
//	    spool                  files as they will stand in the archive, if there is one
//
// The next build removes what a killed one left.
package site

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"precis/generator/digest"
	"precis/generator/source"
)

// Written says what was published. Neither figure counts what precis did not
// write, nor the list of what it wrote.
type Written struct {
	Files int
	Bytes int64 // as written: after minifying
}

// Stage is a new site in the making. Make one with NewStage, and call
// Discard when done with it, whatever became of it.
type Stage struct {
	disk     disk
	name     string // of the output, as the user calls it
	out      string // absolute, symbolic links resolved
	work     *workspace
	minifier minifier

	mu      sync.Mutex
	closed  bool
	failed  error // the first that Add met with on the disk
	claims  claims
	faults  source.Diagnostics
	written Written
	sums    map[string]uint32 // of the content of each file, as written

	archive *archive // nil when none is wanted

	earlier, made map[string]Made // of the old site's files and of the new one's; nil where nobody asks
}

// Options say how a site is put in its place.
type Options struct {
	Force bool // build even into a folder that precis did not make
	// Earlier is what Stage.Made gave when the site in dir was made, empty when
	// that is not known. With nil nothing of it is asked for or noted.
	Earlier map[string]Made
}

// NewStage makes a folder beside dir that the new site is written to. The
// folder dir need not exist, but the folder that holds it must; a symbolic
// link is followed. It fails when dir is a file, when the process stands in
// it, when another build writes there, and when it is a folder of somebody
// else's (see owned).
func NewStage(dir string, options Options) (*Stage, error) {
	out, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	return newStage(computer{}, dir, out, options)
}

// newStage does so on any disk; dir is the output as the user called it.
func newStage(d disk, dir, out string, options Options) (*Stage, error) {
	work, err := openWorkspace(d, out)
	var busy *busyError
	if errors.As(err, &busy) {
		return nil, refusal(dir, "wait for the other build, or stop it", "%v", busy)
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return nil, refusal(dir, "give yourself the right to write there, or name a folder in another one",
			"the site cannot be put here: nothing can be made in %s: %v", filepath.Dir(out), reason(err))
	}
	if err != nil {
		return nil, fmt.Errorf("make a folder beside %s to build in: %w", dir, err)
	}
	s := &Stage{disk: d, name: dir, out: out, work: work, minifier: newMinifier(), claims: claims{}, sums: map[string]uint32{}, earlier: options.Earlier}
	if s.earlier != nil {
		s.made = make(map[string]Made, len(s.earlier))
	}
	if !options.Force {
		if err := owned(d, dir, out); err != nil {
			return nil, errors.Join(err, s.Discard())
		}
	}
	return s, nil
}

// Add minifies content by the kind of the path and writes it to the stage.
// The path is relative to the site's root, with slashes; origin says in words
// who wants it ("topic cannabis"). The content is not kept.
//
// The error tells of the disk alone. What is wrong with a path (unsafe,
// wanted twice, different only in case) or with a content that cannot be
// minified is gathered, and told by Publish: all of it, in the same order
// however the calls came. Add is safe for concurrent use.
func (s *Stage) Add(path, origin string, content []byte) error {
	return s.AddContent(path, origin, Content{Frame: content})
}

// AddContent is Add for a content that says how it is made small.
func (s *Stage) AddContent(path, origin string, content Content) error {
	var of digest.Sum
	if s.earlier != nil {
		of = digest.Plain(content.Bytes())
	}
	return s.AddMade(path, origin, of, func() (Content, error) { return content, nil })
}

// AddMade is Add for a content that a function makes. What it is made of has a
// digest: where the old site holds the file that was made of the same, that
// file stays as it is, and the function is not called. An error of the function
// is given back as it is.
func (s *Stage) AddMade(path, origin string, of digest.Sum, make func() (Content, error)) error {
	if problem := badPath(path); problem != "" {
		s.refuse(path, source.Position{}, "give "+origin+" another name", "%s", problem)
		return nil
	}
	if alone, err := s.claim(path, origin); err != nil || !alone {
		return err
	}
	if made, same := s.unchanged(path, of); same && s.link(path) {
		return s.noteUnchanged(path, made)
	}
	content, err := make()
	if err != nil {
		return err
	}
	var written error
	err = s.minifier.shrink(path, content, func(small []byte) {
		packed := s.archive.pack()
		_, _ = packed.Write(small) // into memory, which cannot fail
		made := Made{Of: of, Size: int64(len(small))}
		failed := s.write(path, small, &made)
		written = s.note(path, made, failed, packed)
	})
	if err != nil {
		message, place := minifyFault(err)
		s.refuse(path, place, "", "%s cannot be minified: %s", origin, message)
		return nil
	}
	return written
}

// AddFrom is Add for a content that a function writes. What cannot be minified
// goes to the disk as it is written, and is never held in whole. An error of
// the function is given back as it is.
func (s *Stage) AddFrom(path, origin string, write func(io.Writer) error) error {
	if s.minifier.knows(path) || badPath(path) != "" || s.mayStay(path) {
		var content bytes.Buffer
		if err := write(&content); err != nil {
			return err
		}
		return s.Add(path, origin, content.Bytes())
	}
	if alone, err := s.claim(path, origin); err != nil || !alone {
		return err
	}
	packed := s.archive.pack()
	made := Made{}
	err := s.stream(path, &made, func(w io.Writer) error { return write(io.MultiWriter(w, packed)) })
	return s.note(path, made, err, packed)
}

// note counts a file that was written, or keeps the error.
func (s *Stage) note(path string, made Made, err error, packed *packing) error {
	if err == nil {
		err = s.archive.keep(path, packed)
	}
	made.Sum, made.Packed = packed.sum, packed.size()
	return s.noteMade(path, made, err)
}

// noteMade does so where the file is in the archive.
func (s *Stage) noteMade(path string, made Made, err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		err = fmt.Errorf("write %s: %w", path, err)
		s.failed = cmp.Or(s.failed, err)
		return err
	}
	s.written.Files++
	s.written.Bytes += made.Size
	s.sums[path] = made.Sum
	if s.made != nil && made.Of != (digest.Sum{}) {
		s.made[path] = made
	}
	return nil
}

// Sum names the content of all files that were added so far: another name
// when one of them is another.
func (s *Stage) Sum() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	sum := sha256.New()
	for _, path := range slices.Sorted(maps.Keys(s.sums)) {
		fmt.Fprintf(sum, "%s %08x\n", path, s.sums[path])
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// claim notes who wants a path, and tells whether it clashes with nothing.
func (s *Stage) claim(path, origin string) (alone bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false, fmt.Errorf("add %s: the stage is closed", path)
	}
	return s.claims.add(path, origin), nil
}

// refuse gathers a fault of the input.
func (s *Stage) refuse(file string, at source.Position, hint, format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.Errorf(file, at, hint, format, args...)
}

// FS reads what was added so far, as it will be published.
func (s *Stage) FS() fs.FS { return os.DirFS(s.work.next) }

// Publish puts the staged tree in the place of the old one, in whole, and
// removes the old one. Files in the output folder that precis did not write
// are carried over. When anything is wrong with what was added it publishes
// nothing and gives an error that wraps source.ErrInput and tells it all.
// Every Add must have returned before.
func (s *Stage) Publish() (Written, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return Written{}, errors.New("publish: the stage is closed")
	}
	if s.failed != nil {
		return Written{}, s.failed
	}
	s.faults = append(s.faults, s.claims.clashes()...)
	if err := s.carry(); err != nil {
		return Written{}, fmt.Errorf("keep what precis did not write in %s: %w", s.out, err)
	}
	if err := s.faults.Err(); err != nil {
		return Written{}, err
	}
	if err := s.seal(); err != nil {
		return Written{}, err
	}
	if err := swap(s.disk, s.work.next, s.out, s.work.previous); err != nil {
		return Written{}, fmt.Errorf("put the new site in place: %w", err)
	}
	s.end()
	if err := s.work.close(s.out); err != nil {
		return s.written, fmt.Errorf("the new site is in place, but the old one beside it could not be removed: %w", err)
	}
	return s.written, nil
}

// seal writes the list of files and settles the modes of folders, which a
// umask may have narrowed.
func (s *Stage) seal() error {
	files, folders := s.claims.paths()
	if err := writeFile(s.disk, filepath.Join(s.work.next, listName), formatList(files)); err != nil {
		return err
	}
	s.settle()
	for _, folder := range folders {
		if err := s.disk.Chmod(at(s.work.next, folder), 0o755); err != nil {
			return err
		}
	}
	mode := fs.FileMode(0o755)
	old, err := s.disk.Lstat(s.out)
	if err == nil {
		mode = old.Mode() // the publisher's own choice
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return s.disk.Chmod(s.work.next, mode)
}

// Discard removes the staged tree and lets other builds in. After Publish, or
// a second time, it does nothing.
func (s *Stage) Discard() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.end()
	return s.work.close(s.out)
}

// end takes nothing more.
func (s *Stage) end() {
	s.closed = true
	if s.archive != nil {
		s.archive.close()
	}
}

// writeFile makes a new file, and the folders above it.
func writeFile(d disk, name string, content []byte) error {
	f, err := newFile(d, name)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Chmod(0o644), f.Close()) // a umask must not show in the site
}

// streamFile makes a new file of what a function writes, and gives its size.
func streamFile(d disk, name string, write func(io.Writer) error) (int64, error) {
	f, err := newFile(d, name)
	if err != nil {
		return 0, err
	}
	count := counter{to: f}
	b := bufio.NewWriterSize(&count, 1<<13) // most files are small
	err = errors.Join(write(b), b.Flush())
	return count.bytes, errors.Join(err, f.Chmod(0o644), f.Close())
}

// newFile makes a new file; the folder above it is made where it is missing.
func newFile(d disk, name string) (file, error) {
	f, err := d.Create(name)
	if !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	if err := d.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return nil, err
	}
	return d.Create(name)
}

// counter counts the bytes that pass through it.
type counter struct {
	to    io.Writer
	bytes int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.bytes += int64(n)
	return n, err
}

// at is where a slash path stands under a folder of the disk.
func at(root, path string) string { return filepath.Join(root, filepath.FromSlash(path)) }

// reason is an error of the disk without the call and the path.
func reason(err error) error {
	if pathErr := (*fs.PathError)(nil); errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// refusal is one fault of the call or the input, told as all others are.
func refusal(file, hint, format string, args ...any) error {
	var faults source.Diagnostics
	faults.Errorf(file, source.Position{}, hint, format, args...)
	return faults.Err()
}

// listName is the list, inside the output, of what precis wrote there. What
// is not on it belongs to the publisher.
const listName = ".precis-files"

const listHeader = "# The files in this folder that precis wrote, one a line. A build leaves all others alone.\n"

func formatList(files []string) []byte {
	list := []byte(listHeader)
	for _, file := range slices.Sorted(slices.Values(files)) {
		list = append(append(list, file...), '\n')
	}
	return list
}

// parents gives the folders above a path, nearest first, without the root.
func parents(p string) []string {
	var above []string
	for p = path.Dir(p); p != "."; p = path.Dir(p) {
		above = append(above, p)
	}
	return above
}
