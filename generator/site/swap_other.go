//go:build !linux && !darwin

package site

import "errors"

// exchange is what this system cannot do.
func exchange(_, _ string) error { return errors.ErrUnsupported }
