package generator

import (
	"errors"
	"sync"
	"sync/atomic"
)

// inParallel does n things with so many workers and waits for all. Each thing
// writes to its own place, so that their order shows in nothing; errors are
// joined in the order of the things.
func inParallel(workers, n int, do func(worker, i int) error) error {
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
