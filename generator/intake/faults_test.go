package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

func TestFaults(t *testing.T) {
	const body = "word/document.xml"
	deep := strings.Repeat("<a>", mostDepth+1)
	tests := map[string]struct {
		name string
		raw  []byte
		want string
	}{
		"no archive":   {"a.docx", []byte("text"), "the file is damaged: zip: not a valid zip file"},
		"old Word":     {"a.docx", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "this is an old Word file under a new name, or one protected by a password"},
		"another zip":  {"a.docx", pack(t, "a.docx", []txtar.File{{Name: "x.txt"}}), "this is no Word document: word/document.xml is missing"},
		"no odt":       {"a.odt", pack(t, "a.odt", []txtar.File{{Name: "x.txt"}}), "this is no OpenDocument text: content.xml is missing"},
		"broken XML":   {"a.docx", pack(t, "a.docx", []txtar.File{{Name: body, Data: []byte("<a><b></a>")}}), "the file is damaged: word/document.xml: XML syntax error on line 1: element <b> closed by </a>"},
		"an entity":    {"a.docx", pack(t, "a.docx", []txtar.File{{Name: body, Data: []byte(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><p><r><t>&x;</t></r></p></a>`)}}), "the file is damaged: word/document.xml: XML syntax error on line 1: invalid character entity &x;"},
		"deep XML":     {"a.docx", pack(t, "a.docx", []txtar.File{{Name: body, Data: []byte(deep)}}), "word/document.xml: elements stand inside each other more than 256 deep, and deeper ones are not read"},
		"deep page":    {"a.html", []byte(strings.Repeat("<div>", 100_000)), "the page cannot be read: open stack of elements exceeds 512 nodes"},
		"a password":   {"a.odt", pack(t, "a.odt", []txtar.File{{Name: "content.xml"}, {Name: "META-INF/manifest.xml", Data: []byte("<m><f><encryption-data/></f></m>")}}), "META-INF/manifest.xml: the document is protected by a password"},
		"a bomb":       {"a.docx", bomb(t, body), "word/document.xml: unpacked the document is larger than 128 MB, and more is not read"},
		"a PDF":        {"a.txt", []byte("\uFEFF\n%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj"), "this is a PDF, and its name ends in .txt"},
		"a PDF page":   {"a.docx", []byte("%PDF-1.7\n1 0 obj"), "this is a PDF, and its name ends in .docx"},
		"a Word text":  {"a.md", pack(t, "a.docx", []txtar.File{{Name: body}}), "this is a Word document, and its name ends in .md"},
		"an odt text":  {"a.txt", pack(t, "a.odt", []txtar.File{{Name: "content.xml"}}), "this is an OpenDocument file, and its name ends in .txt"},
		"a zip":        {"a.html", pack(t, "a.docx", []txtar.File{{Name: "x.txt"}}), "this is an archive, and its name ends in .html"},
		"old Word txt": {"a.TXT", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "this is an old Word file, and its name ends in .txt"},
		"rich text":    {"a.txt", []byte(`{\rtf1\ansi The river.}`), "this is a file in Rich Text Format, and its name ends in .txt"},
		"gzip":         {"a.txt", []byte("\x1F\x8B\x08\x00text"), "this is an archive, and its name ends in .txt"},
		"a picture":    {"a.txt", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), "this is a picture, and its name ends in .txt"},
		"a large page": {"a.html", make([]byte, mostBytes+1), "the page is larger than 128 MB, and more is not read"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			text, faults := Read(test.name, test.raw)
			if text.File != nil || len(faults) != 1 || faults[0].Message != test.want {
				t.Errorf("got %v\nwant %s", faults, test.want)
			}
		})
	}
}

// What only speaks of a format is a text.
func TestNotForeign(t *testing.T) {
	for _, text := range []string{"", "PDF is a format.\n", "The file begins with %PDF-1.7.\n", "PK\n", "II. Rivers\n", "\xFF\xFER\x00i\x00", "MM*\n"} {
		if read, faults := Read("a.txt", []byte(text)); read.File == nil {
			t.Errorf("%q: %v", text, faults)
		}
	}
}

// bomb is a small archive of a part that says it is large.
func bomb(t *testing.T, part string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	_, err := w.CreateRaw(&zip.FileHeader{Name: part, Method: zip.Deflate, UncompressedSize64: mostBytes + 1})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBounded holds the limit for a part that lies about its size.
func TestBounded(t *testing.T) {
	left := 10
	got, err := io.ReadAll(&bounded{strings.NewReader("more than ten bytes"), &left})
	if string(got) != "more than " || err != tooLarge {
		t.Errorf("read %q, %v", got, err)
	}
}

func TestCount(t *testing.T) {
	for _, test := range []struct {
		n          int
		like, want string
	}{
		{1, "a", "a"}, {26, "a", "z"}, {27, "a", "aa"}, {703, "A", "AAA"}, {0, "a", "0"}, {-3, "i", "-3"},
		{4, "i", "iv"}, {1999, "I", "MCMXCIX"}, {4000, "i", "4000"}, {7, "01", "07"}, {10, "01", "10"},
		{11, "1st", "11th"}, {22, "1st", "22nd"}, {5, "*", "**"}, {12, "1", "12"},
	} {
		if got := count(test.n, test.like); got != test.want {
			t.Errorf("count(%d, %q) = %q, want %q", test.n, test.like, got, test.want)
		}
	}
	if got := repeated(28); got != "bb" {
		t.Errorf("the 28th letter of Word is %q", got)
	}
}

func TestMarkdown(t *testing.T) {
	tests := map[string]struct{ give, text, front string }{
		"front matter":        {"---\ntitle: x\n---\n# A\n", "\n\n\n# A\n", "\ntitle: x\n"},
		"with comments":       {"---\n# note\n\n\"title\": x\n...\nA", "\n\n\n\n\nA", "\n# note\n\n\"title\": x\n"},
		"Windows line ends":   {"---\r\ntitle: x\r\n---\r\nA", "\r\n\r\n\r\nA", "\r\ntitle: x\r\n"},
		"none":                {"# A\n---\na: b\n---\n", "# A\n---\na: b\n---\n", ""},
		"a rule":              {"---\nMany speakers: all of them.\n---\n", "---\nMany speakers: all of them.\n---\n", ""},
		"a rule and a rule":   {"---\n\n---\nA", "---\n\n---\nA", ""},
		"never closed":        {"---\ntitle: x\n\nA", "---\ntitle: x\n\nA", ""},
		"with a mark, UTF-16": {"\xFF\xFE-\x00-\x00-\x00\n\x00a\x00:\x00\n\x00-\x00-\x00-\x00\n\x00A\x00", "\n\n\nA", "\na:\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, faults := Read("a.md", []byte(test.give))
			if got.File.Text != test.text || got.Front != test.front || len(faults) > 0 {
				t.Errorf("text %q, front matter %q, %v", got.File.Text, got.Front, faults)
			}
		})
	}
}

func TestDecodeHTML(t *testing.T) {
	tests := map[string]struct{ give, text, encoding string }{
		"UTF-8, whatever it says": {`<meta charset="iso-8859-1"><p>é`, "é", "UTF-8"},
		"as it says":              {"<meta charset=iso-8859-2><p>\xB1", "ą", "iso-8859-2"},
		"a page of Windows":       {"<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>\x93a\x94", "“a”", "Windows-1252"},
		"nothing said":            {"<p>\xD2a\xD3 caf\x8E", "“a” café", "Mac Roman"},
		"wrongly said":            {"<meta charset=utf-8><p>caf\xE9", "café", "Windows-1252"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, _ := Read("a.html", []byte(test.give))
			if got.File.Text != test.text || string(got.File.Encoding) != test.encoding {
				t.Errorf("%q in %s, want %q in %s", got.File.Text, got.File.Encoding, test.text, test.encoding)
			}
		})
	}
}
