package main

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"precis/templates"
)

// A site with a fault does not take the old one's place when it is read back
// first, and nothing is left beside the old one. Without being read back it
// does, so the fault is one that only reading back finds.
func TestCheckRefuses(t *testing.T) {
	base := t.TempDir()
	write(t, filepath.Join(base, "seeds", "rivers.txt"), "Summary of talks on rivers\n\n- Many speakers noted that rivers rise.\n")
	out := filepath.Join(base, "public")
	build := func(faulty, check bool) error {
		t.Helper()
		var told bytes.Buffer
		c := &call{Context: t.Context(), flags: flag.NewFlagSet("build", flag.ContinueOnError), out: &told, report: &told}
		f, target, proof := c.seedFlags(), c.target("public", "the site"), c.proofFlags()
		c.args = []string{"--quiet", "--seeds", filepath.Join(base, "seeds"), "--out", out}
		if check {
			c.args = append(c.args, "--check")
		}
		if err := c.parse(0); err != nil {
			t.Fatal(err)
		}
		config, ix, err := c.collect(f)
		if err != nil {
			t.Fatal(err)
		}
		if faulty {
			config.Templates = misleading(t)
		}
		_, err = c.publish(target, fill(config, ix, proof))
		return err
	}
	if err := build(false, true); err != nil {
		t.Fatalf("a site without a fault: %v", err)
	}
	before := digests(t, out)
	err := build(true, true)
	if err == nil || !strings.Contains(err.Error(), "the new site does not read back, and the old one stays") || !strings.Contains(err.Error(), "nowhere.html") {
		t.Errorf("the fault is told as: %v", err)
	}
	if diff := cmp.Diff(before, digests(t, out)); diff != "" {
		t.Errorf("the old site changed (-before +after):\n%s", diff)
	}
	if left, err := os.ReadDir(base); err != nil || len(left) != 2 {
		t.Errorf("beside the site stand %v, %v", left, err)
	}
	if err := build(true, false); err != nil {
		t.Errorf("nobody reads back: %v", err)
	}
	if cmp.Equal(before, digests(t, out)) {
		t.Error("the faulty site was not published either")
	}
	if _, err := os.Stat(filepath.Join(out, "nowhere.html")); err == nil {
		t.Error("the link leads somewhere")
	}
}

// misleading are templates whose pages hold a link that leads nowhere.
func misleading(t *testing.T) fs.FS {
	t.Helper()
	page, err := fs.ReadFile(templates.Files, "page.html")
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(page, []byte("</body>"), []byte(`<p><a href="nowhere.html">nowhere</a></p></body>`), 1)
	if bytes.Equal(page, changed) {
		t.Fatal("the template has no end of the body")
	}
	return fstest.MapFS{"page.html": {Data: changed}}
}
