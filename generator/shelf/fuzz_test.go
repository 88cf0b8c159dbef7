package shelf

import (
	"strings"
	"testing"
	"testing/fstest"

	"precis/generator/source"
)

// Whatever the files of facts hold: every fault stands in its file, and no
// address gets through that is none on the web.
func FuzzFacts(f *testing.F) {
	f.Add([]byte("title: a\naddress: https://example.org/"), []byte("base: https://example.org\nsymbols: https://x.org/SYMBOL"), []byte("---\ntitle: b\ndate: 2020-01-02T03\n---\nc"))
	f.Add([]byte("date: 2019-03-14\nend: 2019-03-13"), []byte("language: 12\nbase: javascript:x"), []byte("---\naddress: data:x\n---"))
	f.Add([]byte("a: &a [*a]"), []byte("title: \"\\u202E\"\n? [a]\n: b"), []byte("\u200Ba"))
	f.Fuzz(func(t *testing.T, facts, site, text []byte) {
		files := map[string][]byte{"a.yaml": facts, "site.yaml": site, "a.md": text}
		fsys := fstest.MapFS{}
		for name, data := range files {
			fsys[name] = &fstest.MapFile{Data: data}
		}
		shelf, faults := Read(fsys, "seeds")
		for _, fault := range faults {
			name := strings.TrimPrefix(fault.File, "seeds/")
			file := source.Read(name, files[name])
			if fault.At != (source.Position{}) && (fault.At.Line < 1 || fault.At.Line > file.Lines() || fault.At.Column < 1) {
				t.Fatalf("%v is outside the file of %d lines", fault, file.Lines())
			}
		}
		addresses := []string{shelf.Site.Base, shelf.Site.LicenceURL, shelf.Site.Symbols}
		for _, text := range shelf.Texts {
			addresses = append(addresses, text.Facts.Address)
		}
		for _, address := range addresses {
			if lower := strings.ToLower(address); address != "" && !strings.HasPrefix(lower, "https://") && !strings.HasPrefix(lower, "http://") {
				t.Fatalf("%q got through", address)
			}
		}
	})
}
