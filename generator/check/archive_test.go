package check

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/fstest"
)

// The site as one file must be the site.
func TestArchive(t *testing.T) {
	listed := "# list\nall.zip\n404.html\nfeed.xml\nicon.svg\nindex.html\nsitemap.xml\nstyle.css\ntopics/a.html\n"
	for _, test := range []struct{ desc, file, content, want string }{
		{"as it is", "", "", ""},
		{"a file is missing", "icon.svg", "", "all.zip: the archive lacks icon.svg"},
		{"a file is another", "style.css", "a{}", "all.zip: the archive holds another style.css than the site"},
		{"a file is left over", "old.html", "x", "all.zip: the archive holds old.html, which is not in the site"},
		{"its bytes are damaged", "", "a { background", "all.zip: the archive holds another style.css than the site"},
		{"it cannot be read", "all.zip", "x", "all.zip: the archive cannot be read"},
	} {
		t.Run(test.desc, func(t *testing.T) {
			site := clean("/")
			site[listName] = listed
			site["index.html"] = strings.Replace(site["index.html"], "</h1>", `</h1><a href="all.zip">all</a> `, 1)
			var whole bytes.Buffer
			z := zip.NewWriter(&whole)
			held := map[string]string{}
			for name, content := range site {
				if strings.Contains(listed, name+"\n") {
					held[name] = content
				}
			}
			switch {
			case test.content == "":
				delete(held, test.file)
			case test.file != "":
				held[test.file] = test.content
			}
			for name, content := range held {
				w, err := z.CreateHeader(&zip.FileHeader{Name: "site/" + name, Method: zip.Store})
				if err != nil {
					t.Fatal(err)
				}
				_, _ = w.Write([]byte(content))
			}
			z.Close()
			site["all.zip"] = whole.String()
			if test.file == "all.zip" {
				site["all.zip"] = test.content
			}
			if test.desc == "its bytes are damaged" { // and what it says of itself is right
				site["all.zip"] = strings.Replace(site["all.zip"], test.content, strings.ToUpper(test.content), 1)
			}
			_, faults := check(t, site, "https://a.example/")
			got := faults.Err()
			switch {
			case test.want == "" && got != nil:
				t.Error(got)
			case test.want != "" && (got == nil || !strings.Contains(got.Error(), test.want) || len(faults) != 1):
				t.Errorf("got %v, want %s", got, test.want)
			}
		})
	}
}

// Whatever stands where the site as one file should: it is read without a
// panic, and is right only if a reader who unpacks it has the page as the site
// has it, and no other file.
func FuzzArchive(f *testing.F) {
	var whole bytes.Buffer
	z := zip.NewWriter(&whole)
	w, err := z.Create("site/index.html")
	if err != nil {
		f.Fatal(err)
	}
	_, _ = w.Write([]byte("words"))
	z.Close()
	f.Add(whole.Bytes())
	f.Add(whole.Bytes()[:whole.Len()-9])
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, archive []byte) {
		fsys := fstest.MapFS{"all.zip": {Data: archive}, "index.html": {Data: []byte("words")}}
		site := &tree{written: map[string]bool{"all.zip": true, "index.html": true}, files: map[string]bool{"all.zip": true, "index.html": true}}
		r, err := site.readArchive(fsys, "all.zip")
		if err != nil {
			t.Fatal(err)
		}
		if len(r.faults) == 0 {
			held, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
			if err != nil {
				t.Fatalf("nothing is wrong with what cannot be read: %v", err)
			}
			found := false
			for _, file := range held.File {
				page, err := file.Open()
				if err != nil {
					continue
				}
				content, err := io.ReadAll(io.LimitReader(page, 100))
				found = found || err == nil && string(content) == "words"
			}
			if !found {
				t.Error("nothing is wrong with what does not unpack to the page")
			}
		}
	})
}
