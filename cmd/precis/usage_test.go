package main

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
)

// What goes wrong with any disk comes with a way on, once.
func TestWayOn(t *testing.T) {
	forbidden := &fs.PathError{Op: "open", Path: "seeds/numbers.lock", Err: fs.ErrPermission}
	for _, test := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("write: %w", forbidden), "    hint: give yourself the right to read and to write there, or name another place\n"},
		{fmt.Errorf("write: %w\n    hint: --no-cache does without", forbidden), ""},
		{errors.New("broken off"), ""},
	} {
		if got := wayOn(test.err); got != test.want {
			t.Errorf("%v: %q, want %q", test.err, got, test.want)
		}
	}
}
