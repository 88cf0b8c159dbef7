package digest

import "testing"

type inner struct {
	Name string
	at   []int
}

type outer struct {
	Flag  bool
	Bytes []byte
	In    []inner
	Next  *inner
	Pair  [2]int8
}

// Values that differ anywhere, be it in what only their package sees, have
// other digests; the same value made twice has the same.
func TestValue(t *testing.T) {
	sum := func(v any) Sum {
		d := New()
		d.Value(v)
		return d.Sum()
	}
	values := []func() outer{
		func() outer { return outer{} },
		func() outer { return outer{Flag: true} },
		func() outer { return outer{Bytes: []byte{1}} },
		func() outer { return outer{In: []inner{{"ab", nil}, {"c", nil}}} },
		func() outer { return outer{In: []inner{{"a", nil}, {"bc", nil}}} },
		func() outer { return outer{In: []inner{{"a", []int{1}}, {"bc", nil}}} },
		func() outer { return outer{In: []inner{{"a", nil}, {"bc", []int{1}}}} },
		func() outer { return outer{In: []inner{{"a", []int{-1}}, {"bc", nil}}} },
		func() outer { return outer{Next: &inner{}} },
		func() outer { return outer{Next: &inner{Name: "a"}} },
		func() outer { return outer{Pair: [2]int8{0, 1}} },
		func() outer { return outer{Pair: [2]int8{1, 0}} },
	}
	seen := map[Sum]int{}
	for i, value := range values {
		first, second := sum(value()), sum(value())
		if first != second {
			t.Errorf("value %d has two digests", i)
		}
		if other, twice := seen[first]; twice {
			t.Errorf("values %d and %d have one digest", other, i)
		}
		seen[first] = i
	}
}

func TestPartsCount(t *testing.T) {
	if Of([]byte("ab"), []byte("c")) == Of([]byte("a"), []byte("bc")) {
		t.Error("where a part ends does not count")
	}
	if Of([]byte("a"), nil) == Of([]byte("a")) {
		t.Error("an empty part does not count")
	}
}
