// Package parallel does many things side by side. Each writes to a place of
// its own, so that their order shows in nothing.
package parallel

import (
	"errors"
	"sync"
	"sync/atomic"
)

// Do does n things with so many workers, numbered from 0, and waits for all.
// Errors are joined in the order of the things.
func Do(workers, n int, do func(worker, i int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var wait sync.WaitGroup
	for w := range min(workers, n) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				errs[i] = do(w, i)
			}
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}
