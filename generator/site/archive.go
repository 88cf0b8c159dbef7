package site

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level is how hard the files of an archive are compressed: harder, and a
// build takes longer for a file that is hardly smaller.
const level = 5

// A zip file holds for each file so many bytes beside its name and content,
// and so many at its end.
const (
	zipPerFile = 30 + 46
	zipEnd     = 22
)

// archive gathers the files of a site for one file that holds them all. Each
// is compressed where it is added, on whatever core that is, and waits on the
// disk until all are there: memory does not grow with the site.
type archive struct {
	path   string // of the archive, in the site
	folder string // that holds the site, in the archive
	most   int64  // bytes of the archive; what is larger is given up

	mu      sync.Mutex
	spool   file
	end     int64 // of the spool
	size    int64 // of the archive
	entries []entry
	settled bool // it was told how large the archive is, and so it will be written
	over    bool
	writers sync.Pool
	old     *oldArchive // nil where there is none to be trusted
}

// entry is a file of the archive, as it waits in the spool.
type entry struct {
	name       string
	crc        uint32
	raw, small int64
	at         int64
	wait       wait
}

// wait is where a file waits.
type wait int

const (
	inSpool   wait = iota // compressed, at a place in the spool
	inOld                 // compressed, at a place in the archive of the old site
	inNewSite             // it is yet to be compressed
)

// Offer says that the site is to hold itself as one file, too: a zip file
// named after a name, with all files in one folder of that name, if it has at
// most so many bytes. It must be called before Add.
func (s *Stage) Offer(name string, most int64) error {
	spool, err := s.disk.Create(s.work.spool)
	if err != nil {
		return fmt.Errorf("make a file beside %s: %w", s.out, err)
	}
	s.archive = &archive{
		path: name + ".zip", folder: name, most: most, spool: spool, size: zipEnd,
		writers: sync.Pool{New: func() any {
			w, _ := flate.NewWriter(io.Discard, level) // the level is one that there is
			return w
		}},
	}
	s.archive.old = s.openOld(s.archive.path)
	return nil
}

// Archive tells where the archive will stand and how many bytes it has with
// what was added so far; none when there is none or it would be too large.
// From then on it is no longer given up, so that what was said of it holds.
func (s *Stage) Archive() (path string, size int64) {
	a := s.archive
	if a == nil {
		return "", 0
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.over {
		return a.path, 0
	}
	a.settled = true
	return a.path, a.size
}

// packing is a file on its way into the archive: its sum, which is wanted
// without an archive, too, and its content compressed.
type packing struct {
	sum   uint32
	raw   int64
	small bytes.Buffer
	to    *flate.Writer // nil when there is no archive, or it was given up
}

// pack begins a file.
func (a *archive) pack() *packing {
	p := new(packing)
	if a != nil && !a.isOver() {
		p.to = a.writers.Get().(*flate.Writer)
		p.to.Reset(&p.small)
	}
	return p
}

// Write takes a part of the file's content.
func (p *packing) Write(b []byte) (int, error) {
	p.sum = crc32.Update(p.sum, crc32.IEEETable, b)
	p.raw += int64(len(b))
	if p.to == nil {
		return len(b), nil
	}
	return p.to.Write(b)
}

// size is how many bytes the file has in the archive once it is kept; 0 where
// it was not compressed.
func (p *packing) size() int64 { return int64(p.small.Len()) }

// keep puts a file that is whole into the spool. Whether the archive is too
// large does not depend on the order of files: its size only grows.
func (a *archive) keep(file string, p *packing) error {
	if p.to == nil {
		return nil
	}
	if err := p.to.Close(); err != nil {
		return err
	}
	a.writers.Put(p.to)
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.enter(entry{path.Join(a.folder, file), p.sum, p.raw, p.size(), a.end, inSpool}) {
		return nil
	}
	a.end += p.size()
	_, err := a.spool.Write(p.small.Bytes())
	return err
}

// enter counts a file, and tells whether it is to be in the archive.
func (a *archive) enter(e entry) bool {
	a.size += zipPerFile + 2*int64(len(e.name)) + e.small
	if a.over || a.size > a.most && !a.settled {
		a.over = true
		return false
	}
	a.entries = append(a.entries, e)
	return true
}

func (a *archive) isOver() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.over
}

// AddArchive writes the archive of all that was added, unless it is too large.
// It does not hold itself, nor anything that is added after it.
func (s *Stage) AddArchive() error {
	a := s.archive
	if a == nil {
		return nil
	}
	s.archive = nil
	defer a.close() // also of one that is given up: on Windows no folder moves in which a file is open
	if a.over {
		return nil
	}
	if alone, err := s.claim(a.path, "the whole site as one file"); err != nil || !alone {
		return err
	}
	made, err := s.writeArchive(a)
	return s.noteMade(a.path, made, err)
}

// writeArchive writes the archive to the disk.
func (s *Stage) writeArchive(a *archive) (made Made, err error) {
	gathered, err := s.disk.OpenAt(s.work.spool)
	if err != nil {
		return made, err
	}
	defer gathered.Close()
	err = s.stream(a.path, &made, func(w io.Writer) error { return s.putTogether(a, w, gathered) })
	made.Of = archiveOf
	return made, err
}

// putTogether puts the archive together: files by name, all of one time that is
// no time, so that the same site is the same archive.
func (s *Stage) putTogether(a *archive, to io.Writer, gathered io.ReaderAt) error {
	slices.SortFunc(a.entries, func(x, y entry) int { return strings.Compare(x.name, y.name) })
	z := zip.NewWriter(to)
	room := make([]byte, 32<<10) // for one file after the other
	for _, e := range a.entries {
		from, err := s.compressed(a, &e, gathered)
		if err != nil {
			return err
		}
		header := &zip.FileHeader{
			Name: e.name, Method: zip.Deflate, CRC32: e.crc, Flags: utf8Names,
			CompressedSize64: uint64(e.small), UncompressedSize64: uint64(e.raw),
			CreatorVersion: onUnix, ExternalAttrs: 0o100644 << 16,
		}
		header.ModifiedDate = firstDay //lint:ignore SA1019 CreateRaw writes this field and not the one in its place
		w, err := z.CreateRaw(header)
		if err != nil {
			return err
		}
		if _, err := io.CopyBuffer(w, from, room); err != nil {
			return err
		}
	}
	return z.Close()
}

// What headers of a zip file say.
const (
	utf8Names = 0x800
	onUnix    = 3 << 8
	firstDay  = 1<<5 | 1 // 1 January 1980, the first day that there is
)

func (a *archive) close() {
	_ = a.spool.Close()
	if a.old != nil {
		a.old.close()
	}
}
