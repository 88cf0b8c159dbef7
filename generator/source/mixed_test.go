package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMixed(t *testing.T) {
	tests := map[string]struct {
		raw  string
		want Mixed
	}{
		"two files in one":   {"Gr\xFC\xDFe aus K\xF6ln.\r\nEs gr\xC3\xBC\xC3\x9Ft \xE2\x80\x93 M\xFCnchen.\n", Mixed{Position{2, 6}, "Ã¼", "ü", 3}},
		"a torn mark before": {"\xFF \xFE\rCaf\xC3\xA9", Mixed{Position{2, 4}, "√©", "é", 1}},
		"Windows-1252":       {"\xABGr\xFC\xDFe\xBB \x96 \x93so\x94, \xC9tat, l\x92\xE9t\xE9", Mixed{}},
		"capitals":           {"\x93A IRM\xC3\x94", Mixed{}},
		"UTF-8":              {"Grüße – “so”", Mixed{}},
		"UTF-8 and a stray":  {"Grüße – “so” \x92", Mixed{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := Read("a.txt", []byte(test.raw)).Mixed()
			if diff := cmp.Diff(test.want, got); diff != "" || ok != (test.want.Count > 0) {
				t.Errorf("%v (-want +got):\n%s", ok, diff)
			}
		})
	}
}
