package main

import (
	"bytes"
	"debug/elf"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"precis/generator/cache"
	"precis/generator/digest"
)

// cacheFlags say where a build keeps what the next one need not find out again.
type cacheFlags struct {
	folder *string
	off    *bool
}

func (c *call) cacheFlags() cacheFlags {
	return cacheFlags{
		folder: c.flags.String("cache", ".precis-cache", "`folder` to keep what the next build need not do again; safe to delete"),
		off:    c.flags.Bool("no-cache", false, "build everything anew, and keep nothing for the next build"),
	}
}

// apart refuses a cache that would be published with the site.
func (f cacheFlags) apart(out string) error {
	if *f.off {
		return nil
	}
	if *f.folder == "" {
		return wrongCall("--cache is empty; it takes a folder, and --no-cache does without")
	}
	inside, err := lies(*f.folder, out)
	if inside {
		return wrongCall("%s, where a build keeps things for the next, lies in the folder of the site, %s; name another with --cache, or build with --no-cache", *f.folder, out)
	}
	return err
}

// keptCache is a cache and where it is kept. Without a cache it does nothing.
type keptCache struct {
	cache        *cache.Cache
	folder, file string
}

// open reads the cache for a site in an output folder. What cannot be read is
// as good as empty, and is written anew.
func (f cacheFlags) open(out string) (keptCache, error) {
	if *f.off {
		return keptCache{}, nil
	}
	program, err := ownDigest()
	if err != nil {
		return keptCache{}, fmt.Errorf("read the program itself, whose cache counts for no other: %w\n    hint: --no-cache builds without", err)
	}
	if out, err = filepath.Abs(out); err != nil {
		return keptCache{}, err
	}
	name := digest.Of([]byte(out))
	k := keptCache{folder: *f.folder, file: filepath.Join(*f.folder, hex.EncodeToString(name[:8])+".cache")}
	data, _ := os.ReadFile(k.file)
	k.cache = cache.Read(program, data)
	return k, nil
}

// ownDigest is the digest of the program that runs: its version says too
// little, for whoever works on it builds many programs of one version.
func ownDigest() (digest.Sum, error) {
	name, err := os.Executable()
	if err != nil {
		return digest.Sum{}, err
	}
	program, err := os.Open(name)
	if err != nil {
		return digest.Sum{}, err
	}
	defer program.Close() //nolint:errcheck // only read
	if id := contentID(program); id != nil {
		return digest.Plain(id), nil
	}
	sum := digest.Stream()
	_, err = io.Copy(sum, program)
	return sum.Sum(), err
}

// contentID gives the build ID of a program, where that can be had at once:
// its last part is a hash of the program, made when it was linked. To hash
// tens of megabytes anew would take as long as to build a small site.
func contentID(program io.ReaderAt) []byte {
	file, err := elf.NewFile(program)
	if err != nil {
		return nil
	}
	note := file.Section(".note.go.buildid")
	if note == nil {
		return nil
	}
	id, err := note.Data()
	if err != nil || bytes.Count(id, []byte("/")) != 3 { // one that somebody chose says nothing
		return nil
	}
	return id
}

// save writes the cache for the next build.
func (k keptCache) save() error {
	if k.cache == nil {
		return nil
	}
	if err := k.write(); err != nil {
		return fmt.Errorf("%s: warning: what the next build could use is not kept: %w\n    hint: --cache names another folder, --no-cache does without", k.folder, err)
	}
	return nil
}

func (k keptCache) write() error {
	if err := k.makeFolder(); err != nil {
		return err
	}
	// Two builds that do this at once may spoil it, which is found when it is read.
	next, err := os.Create(k.file + ".next")
	if err != nil {
		return err
	}
	_, err = next.Write(k.cache.Bytes())
	if err = errors.Join(err, next.Close()); err == nil {
		err = os.Rename(next.Name(), k.file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(next.Name()))
	}
	k.prune()
	return nil
}

// mostCaches is how many sites a folder keeps caches for.
const mostCaches = 8

// prune removes the caches of the sites that were not built for longest, and
// what killed builds left. A cache is written anew by every build, so its time
// says when that was; the one just written stays whatever the clock says. What
// cannot be removed stays for the next build to try.
func (k keptCache) prune() {
	entries, _ := os.ReadDir(k.folder)
	var others []fs.FileInfo
	for _, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".next")
		if info, err := entry.Info(); err == nil && filepath.Ext(name) == ".cache" && name != filepath.Base(k.file) {
			others = append(others, info)
		}
	}
	slices.SortStableFunc(others, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for i, other := range others {
		if i >= mostCaches-1 {
			_ = os.Remove(filepath.Join(k.folder, other.Name()))
		}
	}
}

// makeFolder makes the folder, which tells git and programs that make backups
// to leave it alone. A folder that was there is left as it is.
func (k keptCache) makeFolder() error {
	if _, err := os.Stat(k.folder); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(k.folder, 0o755); err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(k.folder, ".gitignore"), []byte("*\n"), 0o644),
		os.WriteFile(filepath.Join(k.folder, "CACHEDIR.TAG"), []byte("Signature: 8a477f597d28d172789f06886806bc55\n# What precis keeps for its next build. It is safe to delete.\n"), 0o644),
	)
}
