// Package watch tells when something in a folder has changed.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A change is told when nothing more has happened for a little while: programs
// write one file in several goes, and several files one after the other. A
// folder that never rests is told of nevertheless.
const (
	quiet    = 20 * time.Millisecond
	restless = 300 * time.Millisecond
)

// Watcher watches a folder and all below it, but for what is hidden. Make one
// with New, and Close it.
type Watcher struct {
	folder string
	system *fsnotify.Watcher
}

// New makes a watcher. It sees nothing before Follow.
func New(folder string) (*Watcher, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", folder, err)
	}
	return &Watcher{folder, system}, nil
}

// Follow begins to watch the folders that there are now. Whoever calls it
// before reading them misses no change: one that came before is read, and one
// that comes after is told.
func (w *Watcher) Follow() error {
	return filepath.WalkDir(w.folder, func(path string, e fs.DirEntry, err error) error {
		switch {
		case path == w.folder: // may be a link to a folder
			if err == nil {
				err = w.system.Add(path)
			}
		case err != nil || !e.IsDir():
			return nil // the reader says what cannot be read
		case hidden(path):
			return fs.SkipDir
		default:
			if err = w.system.Add(path); errors.Is(err, fs.ErrNotExist) {
				return fs.SkipDir // gone since
			}
		}
		if err != nil {
			return fmt.Errorf("watch %s: %w", path, err)
		}
		return nil
	})
}

// Wait returns when something has changed since Follow, when nothing has begun
// to for so long, or when the context ends, with its error. A rest of 0 has no
// end. No change is lost between two calls.
func (w *Watcher) Wait(ctx context.Context, rest time.Duration) (changed bool, err error) {
	var settled, late, rested <-chan time.Time
	if rest > 0 {
		rested = time.After(rest)
	}
	for {
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-settled:
			return true, nil
		case <-late:
			return true, nil
		case <-rested:
			return false, nil
		case event := <-w.system.Events:
			if event.Op == fsnotify.Chmod || hidden(event.Name) {
				continue
			}
		case err := <-w.system.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) { // there was more than could be told
				return false, fmt.Errorf("watch %s: %w", w.folder, err)
			}
		}
		rested = nil
		settled = time.After(quiet)
		if late == nil {
			late = time.After(restless)
		}
	}
}

// Close ends the watching.
func (w *Watcher) Close() error { return w.system.Close() }

func hidden(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") }
