package shelf_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
	"precis/generator/shelf"
)

// folder makes a file system of names and contents. A content that begins with
// "-> " makes a symbolic link.
func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, content := range files {
		file := &fstest.MapFile{Data: []byte(content)}
		if target, isLink := strings.CutPrefix(content, "-> "); isLink {
			file.Data, file.Mode = []byte(target), fs.ModeSymlink
		}
		fsys[name] = file
	}
	return fsys
}

func TestRead(t *testing.T) {
	got, faults := shelf.Read(folder(map[string]string{
		"Réunion du 5_mars.TXT": "Un point.",
		"2019/round-table.txt":  "- A point.",
		"2019/round-table.yaml": "title: >-\n  Round\n  table\ndate: 2019-03-14\nend: 2019-03-15\nsymbol: E/1\naddress: https://example.org/a\nlanguage: EN-gb\n",
		"2019/linked.txt":       "-> ../2019/round-table.txt",
		"a.txt":                 "",
		".hidden.pdf":           "",
		".git/config.txt":       "",
		"site.yaml":             "title: Meetings\nbase: https://example.org/precis\nlanguage: fr\nsymbols: https://example.org/SYMBOL.html\nlicence: Free\nlicence-address: https://example.org/l\ndownload: false\noffline: true\n",
		"vocabulary.tsv":        "id\tlabel\npaix\tPaix\n",
		"references.yaml":       "references: [{id: un, kind: body, title: United Nations}]\n",
	}), "seeds")
	for _, fault := range faults {
		t.Error(fault)
	}
	site := policy.Site{
		Title: "Meetings", Base: "https://example.org/precis/", Language: "fr", Licence: "Free",
		LicenceURL: "https://example.org/l", Symbols: "https://example.org/SYMBOL.html",
		NoDownload: true, Offline: true,
	}
	if diff := cmp.Diff(site, got.Site); diff != "" {
		t.Errorf("site, -want +got:\n%s", diff)
	}
	type text struct {
		Name, ID string
		Facts    policy.Facts
	}
	want := []text{
		{"2019/linked.txt", "2019-linked", policy.Facts{}},
		{"2019/round-table.txt", "2019-round-table", policy.Facts{
			Title: "Round table", Date: "2019-03-14", EndDate: "2019-03-15", Symbol: "E/1",
			Address: "https://example.org/a", Language: "en-GB",
		}},
		{"Réunion du 5_mars.TXT", "reunion-du-5-mars", policy.Facts{}},
		{"a.txt", "a", policy.Facts{}},
	}
	var texts []text
	for _, x := range got.Texts {
		texts = append(texts, text{x.File.Name, x.ID, x.Facts})
	}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Errorf("texts, -want +got:\n%s", diff)
	}
	if got.Vocabulary.Topic("paix") == nil || got.Registry.Reference("un") == nil {
		t.Error("the vocabulary or the registry was not read")
	}
}

// TestReadDefaults reads a folder with a text and nothing else.
func TestReadDefaults(t *testing.T) {
	got, faults := shelf.Read(folder(map[string]string{"a.txt": "A point."}), "seeds")
	if len(faults) > 0 {
		t.Error(faults)
	}
	want := policy.Site{Title: "Policy summaries", Language: "en", Symbols: "https://docs.un.org/en/SYMBOL"}
	if diff := cmp.Diff(want, got.Site); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(got.Vocabulary.Topics) > 0 || len(got.Registry.References) > 0 {
		t.Error("topics or references out of nothing")
	}
}

// TestReadFormats reads texts in other formats, and the facts in front matter.
func TestReadFormats(t *testing.T) {
	got, faults := shelf.Read(folder(map[string]string{
		"a.md":   "---\ntitle: Rivers\ndate: 2019-03-14T10:00:00Z\nend: 2019-03-15\nplace: Vienna\n---\n# A heading\n",
		"b.md":   "---\ntitle: Lakes\ndate: 2019-03-14\nend: 2019-03-15\n---\nText.\n",
		"b.yaml": "date: 2020-01-01\nplace: Geneva\n",
		"c.HTML": "<h1>Seas</h1><p>Many speakers.",
	}), "seeds")
	for _, fault := range faults {
		t.Error(fault)
	}
	type text struct {
		Text  string
		Facts policy.Facts
	}
	want := []text{
		{"\n\n\n\n\n\n# A heading\n", policy.Facts{Title: "Rivers", Date: "2019-03-14", EndDate: "2019-03-15", Place: "Vienna"}},
		{"\n\n\n\n\nText.\n", policy.Facts{Title: "Lakes", Date: "2020-01-01", Place: "Geneva"}},
		{"Seas\nMany speakers.", policy.Facts{}},
	}
	var texts []text
	for _, x := range got.Texts {
		texts = append(texts, text{x.File.Text, x.Facts})
	}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestReadLongNames makes sure that texts whose long names differ at the end
// have addresses of their own.
func TestReadLongNames(t *testing.T) {
	long := strings.Repeat("summary-of-the-meeting-", 5)
	got, faults := shelf.Read(folder(map[string]string{long + "1.txt": "x", long + "2.txt": "y"}), "seeds")
	if len(faults) > 0 || got.Texts[0].ID != long+"1" || got.Texts[1].ID != long+"2" {
		t.Error(got.Texts, faults)
	}
}

func TestReadFaults(t *testing.T) {
	tests := map[string]struct {
		files map[string]string
		want  string
	}{
		"no text": {map[string]string{"site.yaml": "", "x/.keep": ""}, `
seeds: no text in this folder
    hint: put a summary into the folder: a file that ends in .txt, .md, .html, .htm, .docx or .odt`},
		"other files": {
			map[string]string{
				"a.txt": "x", "report.pdf": "", "notes.doc": "", "book.epub": "", "logo.png": "", "a.yml": "", "topics.rdf": "",
				"b.yaml": "title: x", "sub/site.yaml": "", "corrections.yaml": "", "numbers.lock": "",
			}, `
seeds/a.yml: warning: this file is not read
    hint: rename it to .yaml
seeds/b.yaml: warning: this file belongs to no text
    hint: facts are read for a text of the same name, such as b.txt
seeds/book.epub: warning: this file is not read
    hint: turn it into a Word file first: pandoc -o NAME.docx NAME.epub
seeds/logo.png: warning: this file is not read
    hint: texts end in .txt, .md, .html, .htm, .docx or .odt, facts about them in .yaml; to keep a file here unread, begin its name with a full stop: .logo.png
seeds/notes.doc: warning: this file is not read
    hint: turn it into a newer format first: soffice --headless --convert-to docx NAME.doc
seeds/report.pdf: warning: this file is not read
    hint: turn it into text first: pdftotext -layout NAME.pdf NAME.txt
seeds/sub/site.yaml: warning: this file belongs to no text
    hint: facts are read for a text of the same name, such as sub/site.txt
seeds/topics.rdf: warning: this file is not read
    hint: name the vocabulary vocabulary.rdf and put it at the top of the folder`,
		},
		"facts": {
			map[string]string{
				"a.txt": "x", "a.yaml": "titel: x\ndate: 14 March\nend: 2019-03-15\naddress: example.org\nlanguage: English\n",
				"b.txt": "x", "b.yaml": "date: 2019-03-15\nend: 2019-03-14\n",
				"c.txt": "x", "c.yaml": "end: 2019-03-14\n",
			}, `
seeds/a.yaml:1:1: unknown field "titel"
    hint: did you mean title?
seeds/a.yaml:2:7: "14 March" is not a date
    hint: write year, month and day: 2019-03-14
seeds/a.yaml:4:10: "example.org" is not an address on the web
    hint: an address begins with https:// or http://
seeds/a.yaml:5:11: "English" is not a language
    hint: write its code: en, fr, es, pt-BR
seeds/b.yaml:2:6: the end, 2019-03-14, is before the date, 2019-03-15
    hint: correct the one that is wrong
seeds/c.yaml:1:6: an end without a date
    hint: say the first day under "date"`,
		},
		"site": {
			map[string]string{"a.txt": "x", "site.yaml": "base: /precis/\nlanguage: 12\nsymbols: https://docs.un.org/\nlicense: MIT\n"}, `
seeds/site.yaml:1:7: "/precis/" is not an address on the web
    hint: an address begins with https:// or http://
seeds/site.yaml:2:11: "12" is not a language
    hint: write its code: en, fr, es, pt-BR
seeds/site.yaml:3:10: "https://docs.un.org/" does not say where a symbol goes
    hint: write SYMBOL where the symbol goes: https://docs.un.org/en/SYMBOL
seeds/site.yaml:4:1: unknown field "license"
    hint: did you mean licence?`,
		},
		"addresses that are not for everybody": {
			map[string]string{"a.txt": "x", "a.yaml": "address: https://me:secret@example.org/a\n", "site.yaml": "base: https://me:secret@example.org/\n"}, `
seeds/a.yaml:1:10: the address holds the name or the password of a user
    hint: take out what stands before the @: whoever reads the site would read it
seeds/site.yaml:1:7: the address holds the name or the password of a user
    hint: take out what stands before the @: whoever reads the site would read it`,
		},
		"a base that no page can follow": {
			map[string]string{"a.txt": "x", "site.yaml": "base: https://example.org/?site\n"}, `
seeds/site.yaml:1:7: "https://example.org/?site" goes on with ? or # where the names of pages are to follow
    hint: write it up to the folder of the site: https://example.org/site/`,
		},
		"names that are too long": {
			map[string]string{strings.Repeat("a", 171) + ".txt": "x", strings.Repeat("b", 170) + ".txt": "x"}, `
seeds/` + strings.Repeat("a", 171) + `.txt: the name is too long: the pages of this text are called by it, and some programs could not open them
    hint: rename it, and its file of facts alike: with the folders it lies in, a name may have 170 letters, and half as many in scripts other than Latin`,
		},
		"two of one": {
			map[string]string{
				"a b.txt": "x", "a/b.txt": "y", "vocabulary.ttl": "# none", "vocabulary.yaml": "topics: {a: {label: A}}",
			}, `
seeds/a/b.txt: the name leads to the address "a-b" of another text
    hint: rename one of them: seeds/a b.txt has it already
seeds/vocabulary.ttl: warning: no topic in this vocabulary
    hint: until it has one, topics are phrases that recur in the texts
seeds/vocabulary.yaml: a second vocabulary
    hint: keep this one or vocabulary.ttl`,
		},
		"two texts of one name": {
			map[string]string{"a.txt": "x", "a.html": "<p>x", "a.pdf": "", "README.md": "# About", "b.docx": "PK"}, `
seeds/README.md: warning: this file is not read
    hint: it is taken for a note on the folder; rename it if it is a text, or begin its name with a full stop: .README.md
seeds/a.pdf: warning: this file is not read
    hint: seeds/a.txt is read in its place; to keep this file here unread, begin its name with a full stop: .a.pdf
seeds/a.txt: a second text of the name of seeds/a.html
    hint: keep one of the two here, and begin the name of the other with a full stop: .a.txt
seeds/b.docx: the file is damaged: zip: not a valid zip file
    hint: open it in a word processor and save it again; to leave it out for now, begin its name with a full stop: .b.docx`,
		},
		"front matter": {
			map[string]string{
				"a.md": "---\nlayout: post\ndate: 14 March\ntitel: x\n---\nText.\n",
				"b.md": "---\r\ndate: 2019-03-15\r\nend: 2019-03-14 10:00\r\nplace: [\r\n---\r\nText.\r\n",
			}, `
seeds/a.md:2:1: warning: not read here: "layout"
    hint: known fields: title, date, end, place, meeting, publisher, symbol, report, address, language
seeds/a.md:3:7: warning: "14 March" is not a date
    hint: write year, month and day: 2019-03-14; the text is read without it
seeds/a.md:4:1: warning: unknown field "titel"
    hint: did you mean title?
seeds/b.md:5:1: warning: not valid YAML: did not find expected node content
    hint: close the list with ] or the braces with }, or put the text in quotes; the text is read without it`,
		},
		"links out": {
			map[string]string{
				"a.txt": "x", "b.txt": "-> ../secret.txt", "c.txt": "-> /etc/hosts", "d.txt": "-> b.txt", "e.txt": "-> nowhere.txt",
			}, `
seeds/b.txt: warning: this link is not followed: it does not lead to a file of this folder
    hint: put the file itself into the folder
seeds/c.txt: warning: this link is not followed: it does not lead to a file of this folder
    hint: put the file itself into the folder
seeds/d.txt: warning: this link is not followed: it does not lead to a file of this folder
    hint: put the file itself into the folder
seeds/e.txt: warning: this link is not followed: it does not lead to a file of this folder
    hint: put the file itself into the folder`,
		},
		"data files": {
			map[string]string{"a.txt": "x", "vocabulary.ttl": "<a> <b>", "references.yaml": "references: {}"}, `
seeds/references.yaml:1:13: "references" takes a list, and not fields with values
seeds/vocabulary.ttl:1:8: text in quotation marks or an address is expected, and not the end of the file`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, faults := shelf.Read(folder(test.files), "seeds")
			lines := make([]string, len(faults))
			for i, f := range faults {
				lines[i] = f.String()
			}
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), strings.Join(lines, "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// lockedFS is a file system of which some names may not be opened.
type lockedFS struct {
	fstest.MapFS
	locked map[string]bool
}

func (f lockedFS) Open(name string) (fs.File, error) {
	if f.locked[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f lockedFS) ReadFile(name string) ([]byte, error) {
	if f.locked[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadFile(name)
}

func (f lockedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if f.locked[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadDir(name)
}

// TestReadWhatIsNoFile tells what can be done about what stands where a file
// should, and about what may not be read.
func TestReadWhatIsNoFile(t *testing.T) {
	files := folder(map[string]string{"a.txt": "x", "b.txt": "x", "private/c.txt": "x", "site.yaml/x.txt": "x"})
	files["pipe.txt"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	_, faults := shelf.Read(lockedFS{files, map[string]bool{"b.txt": true, "private": true}}, "seeds")
	var got []string
	for _, fault := range faults {
		got = append(got, fault.String())
	}
	want := `seeds/b.txt: cannot be read: permission denied
    hint: give yourself the right to read it, as by chmod u+rX seeds/b.txt; to leave it out, begin its name with a full stop: .b.txt
seeds/pipe.txt: warning: this is no file that can be read, but a device, a pipe or a socket
    hint: put a file in its place; to keep it here unread, begin its name with a full stop: .pipe.txt
seeds/private: cannot be read: permission denied
    hint: give yourself the right to read it, as by chmod u+rX seeds/private; to leave it out, begin its name with a full stop: .private
seeds/site.yaml: warning: this is a folder, and only a file of this name is read as data
    hint: put the file itself in its place, or give the folder another name`
	if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestReadNoFolder names a folder that is not there.
func TestReadNoFolder(t *testing.T) {
	_, faults := shelf.Read(os.DirFS(t.TempDir()+"/none"), "none")
	if len(faults) != 1 || !strings.HasPrefix(faults[0].String(), "none: the folder cannot be read: ") {
		t.Error(faults)
	}
}

// TestReadSeeds reads the folder that comes with the project.
func TestReadSeeds(t *testing.T) {
	got, faults := shelf.Read(os.DirFS("../../seeds"), "seeds")
	for _, fault := range faults {
		t.Error(fault)
	}
	for _, text := range got.Texts {
		if text.ID == "cnd-2019-ministerial-round-tables" {
			if text.Facts.Date != "2019-03-14" || text.Facts.EndDate != "2019-03-15" || text.Facts.Report != "E/2019/28-E/CN.7/2019/13" {
				t.Errorf("facts: %+v", text.Facts)
			}
			return
		}
	}
	t.Error("the summary of 2019 is not on the shelf")
}
