package site

import (
	"errors"
	"fmt"
	"syscall"
)

// swap puts the folder next in the place of out. Where the system can
// exchange two folders it does so in one step, and next is then the old site;
// elsewhere two renames do it, and previous is then the old site. When it
// fails, out is as it was.
func swap(d disk, next, out, previous string) error {
	there, err := stands(d, out)
	if err != nil {
		return err
	}
	if !there {
		return d.Rename(next, out)
	}
	// Not every file system that is asked can do it. If it failed for another
	// reason, the renames will fail too, and say why.
	if d.Exchange(next, out) == nil {
		return nil
	}
	err = replace(d, next, out, previous)
	if errors.Is(err, syscall.EXDEV) || errors.Is(err, syscall.EBUSY) {
		return refusal(out, "build into a folder inside it",
			"the output cannot be replaced, as a mount point cannot: %v", err)
	}
	return err
}

// replace moves the old site away, then the new one in. Between the two there
// is no site at out: should the second fail, the old one is moved back; should
// the process be killed there, the next build moves it back.
func replace(d disk, next, out, previous string) error {
	if err := d.Rename(out, previous); err != nil {
		return err
	}
	err := d.Rename(next, out)
	if err == nil {
		return nil
	}
	if back := d.Rename(previous, out); back != nil {
		return fmt.Errorf("%w; the old site is in %s: %w", err, previous, back)
	}
	return err
}
