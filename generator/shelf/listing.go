package shelf

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"precis/generator/intake"
	"precis/generator/source"
)

// listing is the files of a folder by what they are for.
type listing struct {
	site         string // "" when there is none
	registry     string // likewise
	corrections  string // likewise
	numbers      string // likewise
	history      string // likewise
	weights      string // likewise
	vocabularies []string
	texts        []string
	facts        map[string]string // by name without ending
	unread       []string
}

// WeightsFile is the file of what labelled points teach.
const WeightsFile = "topics.weights"

// list looks through the folder and tells the files apart by their names.
func (r *reader) list() listing {
	listed := listing{facts: map[string]string{}}
	broken := false
	err := fs.WalkDir(r.fsys, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && file == ".":
			return err
		case err != nil:
			r.unreadable(file, err)
			broken = true
			return fs.SkipDir
		case file != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
			if isData(file) {
				r.warnf(file, "put the file itself in its place, or give the folder another name", "this is a folder, and only a file of this name is read as data")
			}
		case entry.Type()&fs.ModeSymlink != 0 && !r.staysInside(file):
			r.warnf(file, "put the file itself into the folder", "this link is not followed: it does not lead to a file of this folder")
		case entry.Type()&^fs.ModeSymlink != 0:
			r.warnf(file, "put a file in its place; to keep it here unread, begin its name with a full stop: ."+entry.Name(), "this is no file that can be read, but a device, a pipe or a socket")
		default:
			r.sort(&listed, file)
		}
		return nil
	})
	if err != nil {
		r.faults.Errorf(r.name, source.Position{}, r.toRead(".", err, "name the folder that holds the texts"), "the folder cannot be read: %v", reason(err))
	} else if len(listed.texts) == 0 && !broken {
		r.faults.Errorf(r.name, source.Position{}, "put a summary into the folder: a file that ends in "+endings(), "no text in this folder")
	}
	slices.Sort(listed.texts) // the walk has "a/b" before "a b"
	r.warnUnread(listed)
	return listed
}

// advice says what to do about endings that publishers are likely to try.
var advice = map[string]string{
	".pdf":      "turn it into text first: pdftotext -layout NAME.pdf NAME.txt",
	".djvu":     "turn it into text first: djvutxt NAME.djvu NAME.txt",
	".doc":      "turn it into a newer format first: soffice --headless --convert-to docx NAME.doc",
	".rtf":      "turn it into a newer format first: soffice --headless --convert-to docx NAME.rtf",
	".wpd":      "turn it into a newer format first: soffice --headless --convert-to docx NAME.wpd",
	".wps":      "turn it into a newer format first: soffice --headless --convert-to docx NAME.wps",
	".pages":    "turn it into a newer format first: soffice --headless --convert-to docx NAME.pages",
	".fodt":     "turn it into a newer format first: soffice --headless --convert-to odt NAME.fodt",
	".sxw":      "turn it into a newer format first: soffice --headless --convert-to odt NAME.sxw",
	".epub":     "turn it into a Word file first: pandoc -o NAME.docx NAME.epub",
	".fb2":      "turn it into a Word file first: pandoc -o NAME.docx NAME.fb2",
	".tex":      "turn it into a Word file first: pandoc -o NAME.docx NAME.tex",
	".latex":    "turn it into a Word file first: pandoc -o NAME.docx NAME.latex",
	".rst":      "turn it into a Word file first: pandoc -o NAME.docx NAME.rst",
	".org":      "turn it into a Word file first: pandoc -o NAME.docx NAME.org",
	".textile":  "turn it into a Word file first: pandoc -o NAME.docx NAME.textile",
	".ppt":      "turn it into text first: soffice --headless --convert-to pdf NAME.ppt && pdftotext -layout NAME.pdf NAME.txt",
	".pptx":     "turn it into text first: soffice --headless --convert-to pdf NAME.pptx && pdftotext -layout NAME.pdf NAME.txt",
	".odp":      "turn it into text first: soffice --headless --convert-to pdf NAME.odp && pdftotext -layout NAME.pdf NAME.txt",
	".key":      "turn it into text first: soffice --headless --convert-to pdf NAME.key && pdftotext -layout NAME.pdf NAME.txt",
	".eml":      "open it in a mail program and save its words as NAME.txt",
	".msg":      "open it in a mail program and save its words as NAME.txt",
	".docm":     "save it as .docx, without its programs",
	".text":     "rename it to .txt",
	".markdown": "rename it to .md",
	".xhtml":    "rename it to .html",
	".yml":      "rename it to .yaml",
	".rdf":      "name the vocabulary vocabulary.rdf and put it at the top of the folder",
}

// endings lists those of the files that can be read as texts.
func endings() string {
	all := intake.Extensions()
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}

// warnUnread says of each file that is not read what can be done about it. One
// that lies beside a text of the same name is taken for that text's original.
func (r *reader) warnUnread(listed listing) {
	texts := make(map[string]string, len(listed.texts))
	for _, text := range listed.texts {
		texts[stem(text)] = text
	}
	for _, file := range listed.unread {
		ext := strings.ToLower(path.Ext(file))
		hint := advice[ext]
		switch text := texts[stem(file)]; {
		case isAbout(file):
			hint = fmt.Sprintf("it is taken for a note on the folder; rename it if it is a text, or begin its name with a full stop: .%s", path.Base(file))
		case text != "" && ext != ".yml":
			hint = fmt.Sprintf("%s is read in its place; to keep this file here unread, begin its name with a full stop: .%s", r.shown(text), path.Base(file))
		case hint == "":
			hint = fmt.Sprintf("texts end in %s, facts about them in .yaml; to keep a file here unread, begin its name with a full stop: .%s", endings(), path.Base(file))
		}
		r.warnf(file, hint, "this file is not read")
	}
}

// stem is a file's name without its ending.
func stem(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

// isAbout tells a file that speaks of the folder it lies in, as the customs of
// repositories have it.
func isAbout(file string) bool { return strings.EqualFold(path.Base(file), "readme.md") }

// isData tells the name of a file that says something of the texts.
func isData(file string) bool {
	switch file {
	case "numbers.lock", "changes.log", WeightsFile:
		return true
	}
	return strings.EqualFold(path.Ext(file), ".yaml") || isVocabulary(file)
}

// isVocabulary tells the names that a vocabulary may have.
func isVocabulary(file string) bool {
	return stem(file) == "vocabulary" && slices.Contains([]string{".ttl", ".nt", ".rdf", ".tsv", ".yaml"}, strings.ToLower(path.Ext(file)))
}

// sort puts a file where it belongs, or says what it cannot be used for.
func (r *reader) sort(listed *listing, file string) {
	ext := strings.ToLower(path.Ext(file))
	switch {
	case file == "site.yaml":
		listed.site = file
	case file == "references.yaml":
		listed.registry = file
	case file == "corrections.yaml":
		listed.corrections = file
	case file == "numbers.lock":
		listed.numbers = file
	case file == "changes.log":
		listed.history = file
	case file == WeightsFile:
		listed.weights = file
	case isVocabulary(file):
		listed.vocabularies = append(listed.vocabularies, file)
	case isAbout(file):
		listed.unread = append(listed.unread, file)
	case slices.Contains(intake.Extensions(), ext):
		listed.texts = append(listed.texts, file)
	case ext == ".yaml":
		listed.facts[stem(file)] = file
	default:
		listed.unread = append(listed.unread, file)
	}
}

// staysInside says whether a symbolic link leads to a file of the folder, by
// no other link: then, and only then, reading it shows nothing but what the
// publisher put there.
func (r *reader) staysInside(link string) bool {
	target, err := fs.ReadLink(r.fsys, link)
	if err != nil || path.IsAbs(target) {
		return false
	}
	inside := path.Join(path.Dir(link), target)
	if !fs.ValidPath(inside) {
		return false
	}
	for at := inside; at != "."; at = path.Dir(at) {
		info, err := fs.Lstat(r.fsys, at)
		if err != nil || info.Mode()&fs.ModeSymlink != 0 || at == inside && !info.Mode().IsRegular() {
			return false
		}
	}
	return inside != "."
}
