package site

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"

	"precis/generator/digest"
)

// archiveOf stands for what an archive is made of: it is always made anew, and
// the old one only read.
var archiveOf = digest.Of([]byte("archive"))

// oldArchive is the archive of the old site, of which files that stay are
// taken as they are: to compress them again would cost more than all else that
// is done for them.
type oldArchive struct {
	file  io.ReaderAt
	files map[string]*zip.File
	close func()
}

// openOld opens the archive of the old site, where it is as it was written.
func (s *Stage) openOld(path string) *oldArchive {
	made, same := s.unchanged(path, archiveOf)
	if !same {
		return nil
	}
	file, err := s.disk.OpenAt(at(s.out, path))
	if err != nil {
		return nil
	}
	read, err := zip.NewReader(file, made.Size)
	if err != nil {
		_ = file.Close()
		return nil
	}
	old := &oldArchive{file: file, files: make(map[string]*zip.File, len(read.File)), close: func() { _ = file.Close() }}
	for _, f := range read.File {
		old.files[f.Name] = f
	}
	return old
}

// place tells where a file stands in the archive, as it is to stand in the new
// one.
func (o *oldArchive) place(e entry) (at int64, found bool) {
	if o == nil {
		return 0, false
	}
	f := o.files[e.name]
	if f == nil || f.CRC32 != e.crc || int64(f.UncompressedSize64) != e.raw || int64(f.CompressedSize64) != e.small {
		return 0, false
	}
	at, err := f.DataOffset()
	return at, err == nil
}

// keepMade enters a file of the old site that stays. It tells whether that is
// done: a file whose size in an archive is not known must be packed.
func (a *archive) keepMade(file string, made Made) bool {
	if a == nil || a.isOver() {
		return true
	}
	if made.Packed == 0 {
		return false
	}
	e := entry{name: path.Join(a.folder, file), crc: made.Sum, raw: made.Size, small: made.Packed, wait: inNewSite}
	if at, found := a.old.place(e); found {
		e.at, e.wait = at, inOld
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.enter(e)
	return true
}

// compressed gives the compressed bytes of a file, from where they wait.
func (s *Stage) compressed(a *archive, e *entry, gathered io.ReaderAt) (io.Reader, error) {
	switch e.wait {
	case inSpool:
		return io.NewSectionReader(gathered, e.at, e.small), nil
	case inOld:
		return io.NewSectionReader(a.old.file, e.at, e.small), nil
	}
	p := a.pack()
	file := strings.TrimPrefix(e.name, a.folder+"/")
	if err := s.read(at(s.work.next, file), p); err != nil {
		return nil, err
	}
	if err := p.to.Close(); err != nil {
		return nil, err
	}
	a.writers.Put(p.to)
	e.small = p.size()
	return bytes.NewReader(p.small.Bytes()), nil
}
