package shard

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFiles(t *testing.T) {
	set := Set{"words/", "receive"}
	content := func(shards ...Shard) (list []string) {
		t.Helper()
		files, err := set.Files(shards)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			list = append(list, f.Path+" "+string(f.Content()))
		}
		return list
	}
	got := content(Shard{"first", "a <\u2028 b"}, Shard{"second-0", []int{1, 2}})
	if diff := cmp.Diff([]string{
		"words/first.js receive(\"first\",\"c19e894c36\",\"a \\u003c\\u2028 b\")\n",
		"words/second-0.js receive(\"second-0\",\"c19e894c36\",[1,2])\n",
	}, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if other := content(Shard{"first", "a <\u2028 b"}, Shard{"second-0", []int{1, 3}}); other[0] == got[0] {
		t.Error("a file does not tell that another one of its build changed")
	}
	if _, err := set.Files([]Shard{{"odd", math.NaN()}}); err == nil || !strings.HasPrefix(err.Error(), "words/odd.js: ") {
		t.Errorf("a value that is none in JSON: %v", err)
	}
}
