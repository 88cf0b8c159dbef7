package site

import (
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"runtime"

	"precis/generator/digest"
)

// Made is what is known of a file that a build wrote.
type Made struct {
	Of      digest.Sum // what it was made of: the argument of AddMade
	Content digest.Sum // its bytes
	Size    int64      // in bytes
	Written int64      // its time, in nanoseconds; 0 when that says nothing of its bytes
	Sum     uint32     // CRC-32 of its bytes
	Packed  int64      // its bytes in an archive; 0 when nobody packed it
}

// Made gives what is known of the files of the new site, for the next stage of
// the same folder. It is complete once Publish has returned.
func (s *Stage) Made() map[string]Made {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.made)
}

// write writes a file, and notes the digest and the time of it.
func (s *Stage) write(path string, content []byte, made *Made) error {
	name := at(s.work.next, path)
	if err := writeFile(s.disk, name, content); err != nil || s.made == nil {
		return err
	}
	made.Content = digest.Plain(content)
	s.date(name, made)
	return nil
}

// stream writes a file of what a function writes, and notes the same.
func (s *Stage) stream(path string, made *Made, write func(io.Writer) error) (err error) {
	name := at(s.work.next, path)
	if s.made == nil {
		made.Size, err = streamFile(s.disk, name, write)
		return err
	}
	sum := digest.Stream()
	made.Size, err = streamFile(s.disk, name, func(w io.Writer) error { return write(io.MultiWriter(w, sum)) })
	made.Of, made.Content = sum.Sum(), sum.Sum()
	s.date(name, made)
	return err
}

// date notes the time of a file; of one without, the next build reads the bytes.
func (s *Stage) date(name string, made *Made) {
	if info, err := s.disk.Lstat(name); err == nil {
		made.Written = info.ModTime().UnixNano()
	}
}

// mostHeld is how large a file may be that is made in memory first, in bytes,
// to see whether it differs from the old one.
const mostHeld = 1 << 20

// mayStay tells whether a file that a function writes is worth being held
// against the old one before it is written.
func (s *Stage) mayStay(path string) bool {
	made, known := s.earlier[path]
	return known && made.Size <= mostHeld
}

// noteUnchanged counts a file of the old site that stays.
func (s *Stage) noteUnchanged(path string, made Made) error {
	known := s.archive.keepMade(path, made)
	if known {
		return s.noteMade(path, made, nil)
	}
	packed := s.archive.pack()
	return s.note(path, made, s.read(at(s.work.next, path), packed), packed)
}

// read copies a file of the disk.
func (s *Stage) read(name string, to io.Writer) error {
	f, err := s.disk.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read
	_, err = io.Copy(to, f)
	return err
}

// settle forgets the times that say nothing: of files written when the clock
// showed what it shows now, for whoever changes them before it moves leaves
// the same time. The list is the last file that is written.
func (s *Stage) settle() {
	if s.made == nil {
		return
	}
	list, err := s.disk.Lstat(filepath.Join(s.work.next, listName))
	for path, made := range s.made {
		if err != nil || made.Written >= list.ModTime().UnixNano() {
			made.Written = 0
			s.made[path] = made
		}
	}
}

// unchanged tells whether the old site holds a file as an earlier build made it
// of the same. A file of the size and time that it was written with is taken
// for what it was, and else its bytes decide. Modes that a build would not give
// are somebody's doing, like other bytes.
func (s *Stage) unchanged(path string, of digest.Sum) (made Made, same bool) {
	made, known := s.earlier[path]
	if !known || made.Of != of {
		return made, false
	}
	old := at(s.out, path)
	info, err := s.disk.Lstat(old)
	if err != nil || !info.Mode().IsRegular() || info.Size() != made.Size || isOtherMode(info) {
		return made, false
	}
	if made.Written != 0 && info.ModTime().UnixNano() == made.Written {
		return made, true
	}
	// Copying and unpacking set times by no clock, so these are not noted.
	made.Written = 0
	return made, s.holds(old, made.Content)
}

// isOtherMode tells whether a file has another mode than a build gives it;
// Windows knows none.
func isOtherMode(info fs.FileInfo) bool {
	return runtime.GOOS != "windows" && info.Mode() != 0o644
}

// holds tells whether a file has a content.
func (s *Stage) holds(name string, content digest.Sum) bool {
	sum := digest.Stream()
	return s.read(name, sum) == nil && sum.Sum() == content
}

// link brings a file of the old site into the new one, and tells whether it
// could. A link costs neither space nor time, and the file keeps its own.
func (s *Stage) link(path string) bool {
	from, to := at(s.out, path), at(s.work.next, path)
	if s.disk.Link(from, to) == nil {
		return true
	}
	return s.disk.MkdirAll(filepath.Dir(to), 0o755) == nil && s.disk.Link(from, to) == nil
}
