package parallel

import (
	"errors"
	"fmt"
	"testing"
)

func TestDo(t *testing.T) {
	done := make([]int, 1000)
	err := Do(3, len(done), func(worker, i int) error {
		if worker < 0 || worker > 2 {
			t.Errorf("there is a worker %d", worker)
		}
		done[i]++
		if i == 7 || i == 500 {
			return fmt.Errorf("thing %d", i)
		}
		return nil
	})
	if got := fmt.Sprint(err); got != "thing 7\nthing 500" {
		t.Errorf("errors are %q", got)
	}
	for i, n := range done {
		if n != 1 {
			t.Fatalf("thing %d was done %d times", i, n)
		}
	}
	if err := Do(2, 0, func(int, int) error { return errors.New("none") }); err != nil {
		t.Errorf("of nothing: %v", err)
	}
}
