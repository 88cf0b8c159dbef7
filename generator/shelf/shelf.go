// Package shelf reads a publisher's folder: which of its files are texts,
// which say something of them, and what they say. It reads and never writes,
// and it names everything that is wrong with the folder at once.
//
//	NAME.txt          a text, as published; also .md, .html, .htm, .docx, .odt
//	NAME.yaml         facts about the text of that name
//	site.yaml         facts about the whole collection
//	vocabulary.ttl    topics; also .nt, .rdf, .tsv, .yaml
//	references.yaml   what the texts may cite
//	corrections.yaml  what an editor overrules
//	topics.weights    what labelled points teach of topics
//	numbers.lock      the numbers that points were given
//	changes.log       what changed in the texts since they were given
//
// Texts may stand in sub-folders; the other files, but for facts, stand at the
// top. Files and folders whose names begin with a full stop are passed over.
//
// A Markdown text may carry its facts itself, as front matter with the same
// fields; where a file of facts speaks too, that file wins, field by field.
// Two texts of one name, in whatever formats, are a fault: which of them was
// published is not for a program to say.
package shelf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"unicode/utf16"

	"precis/generator/correct"
	"precis/generator/intake"
	"precis/generator/journal"
	"precis/generator/ledger"
	"precis/generator/policy"
	"precis/generator/slug"
	"precis/generator/source"
	"precis/generator/vocab"
)

// Shelf is all that a publisher's folder holds.
type Shelf struct {
	Site       policy.Site
	Texts      []Text            // by name of the file
	Vocabulary *vocab.Vocabulary // never nil; without topics when there is no file
	Registry   *vocab.Registry   // never nil; without references when there is no file

	Corrections *correct.Corrections // nil when there is no file
	Numbers     *ledger.Ledger       // nil when there is no file
	History     *journal.Log         // nil when there is no file
	Weights     *Data                // nil when there is no file
}

// Data is a file that is read when more is known than the shelf knows.
type Data struct {
	Name  string // as the user knows it
	Bytes []byte
}

// Text is one text and what the publisher says of it.
type Text struct {
	File  *source.File
	ID    string // from the file's name; unique on the shelf, fit for an address
	Facts policy.Facts

	sum func() [sha256.Size]byte
}

// Sum is the SHA-256 of the text's bytes.
func (t Text) Sum() [sha256.Size]byte { return t.sum() }

// Read reads a folder. The name is that of the folder as the user knows it;
// messages begin with it. The shelf is never nil and holds what could be read;
// it is fit for use when the diagnostics hold no error.
func Read(fsys fs.FS, name string) (*Shelf, source.Diagnostics) { return new(Memory).Read(fsys, name) }

// Read reads a folder, but for texts that it remembers.
func (m *Memory) Read(fsys fs.FS, name string) (*Shelf, source.Diagnostics) {
	r := reader{fsys: fsys, name: name, known: m.texts, read: make(map[string]*readText)}
	defer func() { m.texts = r.read }()
	listed := r.list()

	shelf := &Shelf{Site: r.site(listed.site)}
	shelf.Vocabulary = r.vocabulary(listed.vocabularies, shelf.Site.Language)
	shelf.Registry = r.registry(listed.registry)
	shelf.Texts = r.texts(listed)
	shelf.Corrections = r.corrections(listed.corrections, shelf)
	shelf.Numbers = r.numbers(listed.numbers)
	shelf.History = r.history(listed.history)
	if listed.weights != "" {
		if data, ok := r.data(listed.weights); ok {
			shelf.Weights = &Data{r.shown(listed.weights), data}
		}
	}
	return shelf, r.faults.Sorted()
}

// reader reads the files of a folder.
type reader struct {
	fsys   fs.FS
	name   string
	faults source.Diagnostics

	known, read map[string]*readText // texts of the last time and of this one, by name
}

// shown gives the name of a file as the user knows it.
func (r *reader) shown(file string) string { return path.Join(r.name, file) }

func (r *reader) errorf(file, hint, format string, args ...any) {
	r.faults.Errorf(r.shown(file), source.Position{}, hint, format, args...)
}

func (r *reader) warnf(file, hint, format string, args ...any) {
	r.faults.Warnf(r.shown(file), source.Position{}, hint, format, args...)
}

// mostBytes is how large a file may be. No text that people read comes near,
// and a file made to fill the memory of whoever opens it does not get there.
const mostBytes = 128 << 20

// bytes reads a file, or says why it cannot be read.
func (r *reader) bytes(file string) ([]byte, bool) {
	if info, err := fs.Stat(r.fsys, file); err == nil && info.Size() > mostBytes {
		r.errorf(file, "part it into several files", "the file is larger than %d MB, and more is not read", mostBytes>>20)
		return nil, false
	}
	data, err := fs.ReadFile(r.fsys, file)
	if err != nil {
		r.unreadable(file, err)
		return nil, false
	}
	return data, true
}

// unreadable says that a file or a folder cannot be read.
func (r *reader) unreadable(file string, err error) {
	r.errorf(file, r.toRead(file, err, "see whether another program opens it")+"; to leave it out, begin its name with a full stop: ."+path.Base(file), "cannot be read: %v", reason(err))
}

// toRead says what lets a file or a folder be read, or else something other.
func (r *reader) toRead(file string, err error, otherwise string) string {
	if errors.Is(err, fs.ErrPermission) {
		return "give yourself the right to read it, as by chmod u+rX " + r.shown(file)
	}
	return otherwise
}

// data reads a file that says something of the texts. Pages show its words as
// they show those of a text, so what nobody sees in them is told alike.
func (r *reader) data(file string) ([]byte, bool) {
	data, ok := r.bytes(file)
	if ok {
		read := source.Read(file, data)
		r.warnMixed(read)
		r.warnUnseen(read, "pages show it as it stands; take it out if nobody meant it")
	}
	return data, ok
}

// warnUnseen tells an editor of characters that nobody sees. The file stays as
// it is.
func (r *reader) warnUnseen(file *source.File, hint string) {
	for _, u := range file.Unseen() {
		times := ""
		if u.Count > 1 {
			times = fmt.Sprintf(", the first of %d", u.Count)
		}
		r.faults.Warnf(r.shown(file.Name), u.At, hint,
			"U+%04X %s%s", u.Rune, u.What, times)
	}
}

// warnMixed tells an editor of a file in two encodings, of which one is read
// wrongly.
func (r *reader) warnMixed(file *source.File) {
	m, found := file.Mixed()
	if !found {
		return
	}
	times := ""
	if m.Count > 1 {
		times = fmt.Sprintf(", the first of %d such places", m.Count)
	}
	r.faults.Warnf(r.shown(file.Name), m.At, "save all of the file as UTF-8",
		"“%s” looks like “%s” in another encoding: the file is read as %s%s", m.Reads, m.Means, file.Encoding, times)
}

// reason is an error of the file system without the name in it, which the
// message has already.
func reason(err error) error {
	if pathErr := (*fs.PathError)(nil); errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// vocabulary reads the vocabulary, of which there may be one.
func (r *reader) vocabulary(files []string, language string) *vocab.Vocabulary {
	if len(files) == 0 {
		return vocab.New(nil)
	}
	for _, second := range files[1:] {
		r.errorf(second, fmt.Sprintf("keep this one or %s", files[0]), "a second vocabulary")
	}
	data, ok := r.data(files[0])
	if !ok {
		return vocab.New(nil)
	}
	v, faults := vocab.ReadVocabulary(r.shown(files[0]), data, language)
	r.faults = append(r.faults, faults...)
	return v
}

// registry reads the registry, if there is one.
func (r *reader) registry(file string) *vocab.Registry {
	if file == "" {
		return new(vocab.Registry)
	}
	data, ok := r.data(file)
	if !ok {
		return new(vocab.Registry)
	}
	registry, faults := vocab.ReadRegistry(r.shown(file), data)
	r.faults = append(r.faults, faults...)
	return registry
}

// corrections reads the corrections, if there are any.
func (r *reader) corrections(file string, shelf *Shelf) *correct.Corrections {
	if file == "" {
		return nil
	}
	data, ok := r.data(file)
	if !ok {
		return nil
	}
	corrections, faults := correct.Read(r.shown(file), data, shelf.Vocabulary, shelf.Registry)
	var known []string
	for _, t := range shelf.Texts {
		known = append(known, t.File.Name, t.ID)
	}
	r.faults = append(append(r.faults, faults...), corrections.Unknown(known)...)
	for _, t := range shelf.Texts {
		corrected, unfit := corrections.Structure(t.ID, t.File)
		t.File.Corrected, r.faults = corrected, append(r.faults, unfit...)
	}
	return corrections
}

// numbers reads the numbers that points were given, if they are kept.
func (r *reader) numbers(file string) *ledger.Ledger {
	if file == "" {
		return nil
	}
	data, ok := r.bytes(file)
	if !ok {
		return nil
	}
	numbers, faults := ledger.Read(r.shown(file), data)
	r.faults = append(r.faults, faults...)
	return numbers
}

// history reads what changed in the texts, if that is kept.
func (r *reader) history(file string) *journal.Log {
	if file == "" {
		return nil
	}
	data, ok := r.data(file)
	if !ok {
		return nil
	}
	history, faults := journal.Read(r.shown(file), data)
	r.faults = append(r.faults, faults...)
	return history
}

// texts reads the texts, each with its facts.
func (r *reader) texts(listed listing) []Text {
	var texts []Text
	taken := map[string]string{} // file by ID
	facts := maps.Clone(listed.facts)
	for _, file := range listed.texts {
		name := stem(file)
		text := Text{ID: id(name)}
		if beside, found := listed.facts[name]; found {
			text.Facts = r.facts(beside)
			delete(facts, name)
		}
		switch first, twice := taken[text.ID]; {
		case twice && stem(first) == name:
			r.errorf(file, fmt.Sprintf("keep one of the two here, and begin the name of the other with a full stop: .%s", path.Base(file)),
				"a second text of the name of %s", r.shown(first))
		case twice:
			r.errorf(file, fmt.Sprintf("rename one of them: %s has it already", r.shown(first)), "the name leads to the address %q of another text", text.ID)
		}
		taken[text.ID] = file
		if isLong(text.ID) {
			r.errorf(file, fmt.Sprintf("rename it, and its file of facts alike: with the folders it lies in, a name may have %d letters, and half as many in scripts other than Latin", mostLetters),
				"the name is too long: the pages of this text are called by it, and some programs could not open them")
		}
		read := r.text(file)
		if read == nil {
			continue
		}
		text.Facts = both(text.Facts, read.facts)
		of := *read.file // which corrections are noted in
		text.File, text.sum = &of, read.sum
		texts = append(texts, text)
	}
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		r.warnf(facts[name], fmt.Sprintf("facts are read for a text of the same name, such as %s.txt", name), "this file belongs to no text")
	}
	return texts
}

// intake takes the text from a file's bytes, and keeps what is wrong with it.
func (r *reader) intake(file string, data []byte) intake.Text {
	read, faults := intake.Read(file, data)
	for _, fault := range faults {
		fault.File = r.shown(file)
		r.faults = append(r.faults, fault)
	}
	return read
}

// How long the ID of a text may be, in the units that Windows counts and in
// bytes, so that all that is called by it has a name that package site takes.
const (
	mostLetters = 170
	mostIDBytes = 230
)

func isLong(id string) bool {
	return len(id) > mostIDBytes || len(utf16.Encode([]rune(id))) > mostLetters
}

// id makes an ID of a text's name without its ending. It is not cut: the names
// of a series often differ at the end.
func id(stem string) string { return slug.Safe(slug.Fold(stem)) }
