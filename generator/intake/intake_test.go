package intake

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"precis/generator/source"
)

var update = flag.Bool("update", false, "write the goldens anew")

// pack makes a document of its parts: an archive, for the formats that are
// archives, and else its only part.
func pack(t testing.TB, name string, parts []txtar.File) []byte {
	t.Helper()
	if ext := filepath.Ext(name); ext != ".docx" && ext != ".odt" {
		return parts[0].Data
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range parts {
		f, err := w.Create(part.Name)
		if err == nil {
			_, err = f.Write(part.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shown writes a text line by line, what the format says of a line before it.
func shown(f *source.File) string {
	var b strings.Builder
	for n := 1; n <= f.Lines(); n++ {
		m := f.Marks[n]
		what := string(m.Form)
		switch m.Form {
		case source.Heading, source.Item, source.Continued, source.Quotation:
			what += fmt.Sprintf(" %d", m.Level)
		}
		if m.Strong {
			what += " strong"
		}
		fmt.Fprintf(&b, "%-20s %-6s| %s\n", what, m.Label, strings.ReplaceAll(f.Slice(f.Line(n)), "\t", " → "))
	}
	for _, l := range f.Links {
		fmt.Fprintf(&b, "%-20s %-6d| %s → %s\n", "link", f.LineAt(l.Words.Start), f.Slice(l.Words), l.Address)
	}
	return b.String()
}

// TestRead reads the documents of testdata. Each is an archive of its parts,
// with what is to come of them at the end.
func TestRead(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no documents", err)
	}
	for _, archive := range archives {
		name := strings.TrimSuffix(filepath.Base(archive), ".txtar")
		t.Run(name, func(t *testing.T) {
			document, err := txtar.ParseFile(archive)
			if err != nil {
				t.Fatal(err)
			}
			last := len(document.Files) - 1
			text, faults := Read(name, pack(t, name, document.Files[:last]))
			got := ""
			for _, fault := range faults {
				got += fault.String() + "\n"
			}
			if text.File != nil {
				got += shown(text.File)
			}
			if *update {
				document.Files[last].Data = []byte(got)
				if err := os.WriteFile(archive, txtar.Format(document), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(document.Files[last].Data), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
