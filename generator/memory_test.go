package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"precis/static"
	"precis/templates"
)

// shelfOf is a small folder that uses everything a memory must not mix up:
// numbers that are kept, corrections, facts, texts that point to themselves.
func shelfOf(texts int) fstest.MapFS {
	folder := fstest.MapFS{
		"site.yaml":       {Data: []byte("title: Rivers\nbase: https://example.org/rivers/\n")},
		"vocabulary.yaml": {Data: []byte("topics:\n- id: water\n  label: Safe water\n- id: fish\n  label: Fish stocks\n")},
		"references.yaml": {Data: []byte("references:\n- id: plan\n  kind: instrument\n  title: Plan for the Rivers\n  aliases: [Plan for the Rivers]\n")},
	}
	for i := range texts {
		folder[fmt.Sprintf("meeting-%d.txt", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"Meeting %d on rivers\n\nQuestions of supply\n\n1. Many speakers called for safe water in town %d, as paragraph 2 above says.\n\n2. Several delegations noted that fish stocks fall from year to year in every river of the north.\n\n3. Some speakers recalled the Plan for the Rivers.\n", i, i)}
	}
	return folder
}

// edits change a folder as publishers do.
var edits = []func(fstest.MapFS, *rand.Rand){
	func(f fstest.MapFS, r *rand.Rand) { // a sentence more
		name := someText(f, r)
		f[name] = &fstest.MapFile{Data: append(bytes.Clone(f[name].Data), fmt.Sprintf("\n- One speaker asked for %d wells and safe water.\n", r.Intn(9))...)}
	},
	func(f fstest.MapFS, r *rand.Rand) { // a paragraph less, so that others move up
		name := someText(f, r)
		parts := strings.Split(string(f[name].Data), "\n\n")
		at := r.Intn(len(parts))
		if parts = slices.Delete(parts, at, at+1); len(parts) > 1 {
			f[name] = &fstest.MapFile{Data: []byte(strings.Join(parts, "\n\n"))}
		}
	},
	func(f fstest.MapFS, r *rand.Rand) { // other numbers in the text, and the old ones kept or not
		name := someText(f, r)
		swapped := strings.NewReplacer("\n1. ", "\n2. ", "\n2. ", "\n1. ").Replace(string(f[name].Data))
		f[name] = &fstest.MapFile{Data: []byte(swapped)}
	},
	func(f fstest.MapFS, r *rand.Rand) { delete(f, NumbersFile) },
	func(f fstest.MapFS, r *rand.Rand) { // facts
		name := strings.TrimSuffix(someText(f, r), ".txt") + ".yaml"
		f[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "title: The Great Meeting of %d Towns\nsymbol: RIVER/%d\n", r.Intn(3), r.Intn(3))}
	},
	func(f fstest.MapFS, r *rand.Rand) { // another name, or a text that was there before
		from := someText(f, r)
		to := fmt.Sprintf("meeting-%d.txt", r.Intn(8))
		text := f[from]
		delete(f, from)
		f[to] = text
	},
	func(f fstest.MapFS, r *rand.Rand) { // topics, or none
		if delete(f, "vocabulary.yaml"); r.Intn(2) > 0 {
			f["vocabulary.yaml"] = &fstest.MapFile{Data: []byte("topics:\n- id: water\n  label: Safe water\n- id: wells\n  label: Wells\n")}
		}
	},
	func(f fstest.MapFS, r *rand.Rand) { // an editor's word
		if delete(f, "corrections.yaml"); r.Intn(2) > 0 {
			f["corrections.yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "corrections:\n- text: meeting-%d\n  words: Many speakers called\n  not-topics: [water]\n", r.Intn(6))}
		}
	},
	func(f fstest.MapFS, r *rand.Rand) { // how a line is read
		f["corrections.yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "corrections:\n- text: meeting-%d\n  words: Several delegations\n  read-as: heading\n", r.Intn(6))}
	},
	keepNumbers,
	func(f fstest.MapFS, r *rand.Rand) { // a language
		f["site.yaml"] = &fstest.MapFile{Data: []byte("title: Rivers\nlanguage: " + []string{"en", "fr"}[r.Intn(2)] + "\n")}
	},
}

// keepNumbers keeps the numbers of points from now on, or no longer.
func keepNumbers(f fstest.MapFS, r *rand.Rand) {
	delete(f, NumbersFile)
	if revision, _, err := Numbers(Config{Seeds: f, Name: "seeds", Jobs: 1}, ""); err == nil && revision != nil && r.Intn(3) > 0 {
		f[NumbersFile] = &fstest.MapFile{Data: revision.Numbers}
	}
}

func someText(f fstest.MapFS, r *rand.Rand) string {
	var texts []string
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if strings.HasSuffix(name, ".txt") {
			texts = append(texts, name)
		}
	}
	return texts[r.Intn(len(texts))]
}

// A site that is made with a memory of the builds before it is that which is
// made without, byte for byte and warning for warning, whatever was edited;
// and the site made before stays what it was.
func TestMemoryChangesNothing(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	compared := 0
	// In a folder of many texts what changes is added to what is known of the
	// others; in one of few, all of it is worked out anew.
	for _, texts := range []int{6, 6, 6, 6, 6, 6, 40} {
		folder, memory := shelfOf(texts), new(Memory)
		var earlier *Draft
		var before map[string]string
		for step := range 8 {
			if step > 0 {
				edits[r.Intn(len(edits))](folder, r)
			} else {
				keepNumbers(folder, r)
			}
			draft, said := draftOf(t, folder, memory)
			fresh, says := draftOf(t, folder, nil)
			if said != says {
				t.Fatalf("with a memory it says\n%s\nand without\n%s", said, says)
			}
			if draft == nil {
				continue
			}
			made := filesOf(t, draft)
			compareFiles(t, made, filesOf(t, fresh))
			if earlier != nil {
				compareFiles(t, filesOf(t, earlier), before)
			}
			earlier, before = draft, made
			compared++
		}
	}
	if compared < 35 {
		t.Errorf("only %d of 56 folders made a site", compared)
	}
}

func draftOf(t *testing.T, folder fs.FS, memory *Memory) (*Draft, string) {
	t.Helper()
	c := Config{Seeds: folder, Name: "seeds", Templates: templates.Files, Static: static.Files, Jobs: 2, Memory: memory}
	ix, found, err := Collect(c)
	if err != nil {
		t.Fatal(err)
	}
	said := fmt.Sprint(found)
	if ix == nil || found.Err() != nil {
		return nil, said
	}
	ix.Site.NoDownload = true
	d, err := NewDraft(c, ix)
	if err != nil {
		t.Fatal(err)
	}
	return d, said
}

func filesOf(t *testing.T, d *Draft) map[string]string {
	t.Helper()
	files := make(map[string]string)
	for _, w := range d.Wanted() {
		content, found, err := d.File(w.Path)
		if err != nil || !found {
			t.Fatalf("%s: %v %v", w.Path, found, err)
		}
		files[w.Path] = string(content.Bytes())
	}
	for _, f := range d.folders {
		shards, err := f.files()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range shards {
			content, err := s.make()
			if err != nil {
				t.Fatal(err)
			}
			files[s.path] = string(content.Bytes())
		}
	}
	return files
}

func compareFiles(t *testing.T, got, want map[string]string) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if got[path] != want[path] {
			t.Fatalf("%s differs:\n%s\nwant\n%s", path, got[path], want[path])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d files, want %d", len(got), len(want))
	}
}

// What a text says of its own paragraphs leads to their addresses, and these
// may change while the text does not: when the numbers are kept no longer.
func TestMemoryFollowsNumbers(t *testing.T) {
	text := func(items ...string) *fstest.MapFile {
		whole := "Meeting on rivers\n"
		for i, item := range items {
			whole += fmt.Sprintf("\n%d. %s\n", i+1, item)
		}
		return &fstest.MapFile{Data: []byte(whole)}
	}
	const water, fish, floods = "Many speakers called for safe water in all the towns of the plain.", "Several delegations noted that fish stocks fall in every river of the north.", "Some speakers recalled the floods, as paragraph 2 above says."
	folder := fstest.MapFS{"meeting.txt": text(water, fish, floods)}
	kept, _, err := Numbers(Config{Seeds: folder, Name: "seeds", Jobs: 1}, "")
	if err != nil {
		t.Fatal(err)
	}
	folder[NumbersFile] = &fstest.MapFile{Data: kept.Numbers}
	folder["meeting.txt"] = text("One speaker opened the meeting with thanks to all who had come.", water, fish, floods)
	memory := new(Memory)
	with, _ := draftOf(t, folder, memory)
	delete(folder, NumbersFile)
	without, _ := draftOf(t, folder, memory)
	fresh, _ := draftOf(t, folder, nil)
	compareFiles(t, filesOf(t, without), filesOf(t, fresh))
	const page = "documents/meeting.md"
	if filesOf(t, with)[page] == filesOf(t, fresh)[page] {
		t.Error("numbers that are kept change nothing here, so nothing was tried")
	}
}
