package source

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// in writes a text in an encoding.
func in(t testing.TB, encoding Encoding, text string) []byte {
	t.Helper()
	table := charmap.Windows1252
	switch encoding {
	case UTF8:
		return []byte(text)
	case UTF16LE, UTF16BE:
		var order binary.AppendByteOrder = binary.LittleEndian
		if encoding == UTF16BE {
			order = binary.BigEndian
		}
		var raw []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			raw = order.AppendUint16(raw, unit)
		}
		return raw
	case MacRoman:
		table = charmap.Macintosh
	}
	raw, err := table.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%q in %s: %v", text, encoding, err)
	}
	return raw
}

func TestRead(t *testing.T) {
	const text = "Many speakers noted the Office’s “efforts” – and\r\nsaid so.\rÉtats\n"
	mark := "\uFEFF"
	tests := map[string]struct {
		raw      []byte
		encoding Encoding
		guessed  bool
		text     string
	}{
		"UTF-8":                     {[]byte(text), UTF8, false, text},
		"UTF-8 with a mark":         {[]byte(mark + text), UTF8, false, text},
		"UTF-16LE with a mark":      {in(t, UTF16LE, mark+text), UTF16LE, false, text},
		"UTF-16BE with a mark":      {in(t, UTF16BE, mark+text), UTF16BE, false, text},
		"UTF-16LE":                  {in(t, UTF16LE, text), UTF16LE, true, text},
		"UTF-16BE":                  {in(t, UTF16BE, text), UTF16BE, true, text},
		"UTF-16LE in Cyrillic":      {in(t, UTF16LE, "Ряд ораторов отметил это."), UTF16LE, true, "Ряд ораторов отметил это."},
		"UTF-16LE torn":             {in(t, UTF16LE, mark+"a😀b")[:9], UTF16LE, false, "a😀\uFFFD"},
		"UTF-16BE half a pair":      {[]byte{0xFE, 0xFF, 0xD8, 0x3D, 0, 'a'}, UTF16BE, false, "\uFFFDa"},
		"Windows-1252":              {in(t, Windows1252, text), Windows1252, true, text},
		"Mac Roman":                 {in(t, MacRoman, text), MacRoman, true, text},
		"ASCII":                     {[]byte("a\r\nb\fc\x00d"), UTF8, false, "a\r\nb\fc\x00d"},
		"nothing":                   {nil, UTF8, false, ""},
		"padded with NUL":           {append([]byte("A point."), make([]byte, 100)...), UTF8, false, "A point." + strings.Repeat("\x00", 100)},
		"UTF-8 with a strange byte": {[]byte("the Office’s \x93efforts”"), UTF8, true, "the Office’s “efforts”"},
		"UTF-8 cut off":             {[]byte("“a” “b” \xE2\x80"), UTF8, true, "“a” “b” â€"},
		"a mark decides":            {[]byte("\xEF\xBB\xBFcaf\xE9"), UTF8, true, "café"},
		"undefined in Windows":      {[]byte("na\xEFve \x81"), Windows1252, true, "naïve \u0081"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := Read("a.txt", test.raw)
			if f.Text != test.text || f.Encoding != test.encoding || (f.Guess != "") != test.guessed {
				t.Errorf("read %q as %s (%s)\nwant %q as %s", f.Text, f.Encoding, f.Guess, test.text, test.encoding)
			}
		})
	}
}

// TestCodepage tries sentences of many languages in both encodings: each must
// be told from the other.
func TestCodepage(t *testing.T) {
	for _, text := range []string{
		"The Secretary-General’s report",
		"“Leaving no one behind” was the theme.",
		"In 1990–1999 and in paragraphs 3–5 – as was noted – many countries did so.",
		"• Many speakers noted it.\n• Some did not…",
		"A naïve résumé, and Côte d’Ivoire",
		"Les États ont réaffirmé l’engagement pris à Genève : « agir dès à présent ».",
		"La réunion a été présidée par le Président de la Commission, déjà élu.",
		"La reunión señaló la cooperación en materia de desarrollo según el país.",
		"¿Qué medidas? El Año Internacional, artículo 3.º",
		"Die Länder begrüßten die Maßnahmen und würdigten „große Fortschritte“.",
		"A cooperação e as decisões são nossa responsabilidade.",
		"È stato sottolineato che la società civile è già attiva.",
		"Många länder välkomnade åtgärderna för öppenhet.",
		"Flere lande støttede også indsatsen på området; nærhed.",
		"REUNIÓN DE ALTO NIVEL SOBRE LA DÉCADA, ESPAÑA",
		"pursuant to §\u00A04 of the Act, £10 million, 20\u00A0°C",
	} {
		for _, encoding := range []Encoding{Windows1252, MacRoman} {
			if f := Read("a.txt", in(t, encoding, text)); f.Encoding != encoding {
				t.Errorf("%s was read as %s: %q", encoding, f.Encoding, f.Text)
			}
		}
	}
}

// TestReadManyStrangeBytes makes sure that a text which is no UTF-8 is not
// taken for one by a chance pair of bytes.
func TestReadManyStrangeBytes(t *testing.T) {
	text := "“étude” de l’activité générale, “à Genève” – déjà"
	for _, encoding := range []Encoding{Windows1252, MacRoman} {
		if f := Read("a.txt", in(t, encoding, text)); f.Text != text {
			t.Errorf("%s was read as %s: %q", encoding, f.Encoding, f.Text)
		}
	}
}

// checkOrigins holds that each character of a text stands in the file's bytes
// where Origin says.
func checkOrigins(t *testing.T, f *File) {
	t.Helper()
	end := -1
	for offset, r := range f.Text {
		raw, ok := f.Origin(offset)
		if !ok || raw <= end || raw >= len(f.Raw) {
			t.Fatalf("%s: offset %d leads to byte %d of %d, after %d", f.Encoding, offset, raw, len(f.Raw), end)
		}
		end = raw
		got, _ := utf8.DecodeRune(f.Raw[raw:])
		if f.next != nil {
			got, _ = f.next(f.Raw[raw:])
		}
		if got != r && r != ' ' { // a space may part two line ends
			t.Fatalf("%s: offset %d, %q, leads to byte %d, %q", f.Encoding, offset, r, raw, got)
		}
	}
	if raw, ok := f.Origin(len(f.Text)); !ok || raw != len(f.Raw) {
		t.Fatalf("%s: the end leads to byte %d of %d", f.Encoding, raw, len(f.Raw))
	}
}

// TestOrigin walks far, so that the stops between are used.
func TestOrigin(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("aé’“ ”ñ\r\n–")
	var b strings.Builder
	for range 9000 {
		b.WriteRune(letters[random.IntN(len(letters))])
	}
	text := b.String()
	for _, encoding := range []Encoding{UTF8, UTF16LE, UTF16BE, Windows1252, MacRoman} {
		checkOrigins(t, Read("a.txt", in(t, encoding, text)))
		if encoding != Windows1252 && encoding != MacRoman {
			checkOrigins(t, Read("a.txt", in(t, encoding, "\uFEFF"+text)))
		}
	}
	checkOrigins(t, Read("a.txt", append(in(t, UTF8, text), 0x93, 'a', 0xE9)))
	if _, ok := Taken("a.docx", []byte("PK"), "text", nil).Origin(0); ok {
		t.Error("a place in a text that was taken out of a format")
	}
}

// TestWithout empties lines at the head of a file, and finds the way back.
func TestWithout(t *testing.T) {
	for _, encoding := range []Encoding{UTF8, UTF16LE, Windows1252} {
		f := Read("a.md", in(t, encoding, "---\r\ntitle: “é”\n---\r\n# Körper\nText")).Without(3)
		if want := "\r\n\n\r\n# Körper\nText"; f.Text != want {
			t.Fatalf("%s: got %q, want %q", encoding, f.Text, want)
		}
		checkOrigins(t, f)
		if f.Lines() != 5 || f.Slice(f.Line(4)) != "# Körper" {
			t.Errorf("line 4 is %q", f.Slice(f.Line(4)))
		}
	}
	if f := Read("a.md", []byte("a\rb\nc")).Without(2); f.Lines() != 3 || f.Slice(f.Line(3)) != "c" {
		t.Errorf("lines that end in two ways: %q", f.Text)
	}
	whole := Read("a.md", []byte("a\nb"))
	if f := whole.Without(2); f.Text != "\n" || f.Lines() != 2 {
		t.Errorf("all emptied: %q", f.Text)
	}
}

// FuzzRead reads any bytes: the text is well-formed, every character leads
// back to its bytes, and reading twice gives the same.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"Réunion – “a”", "a\r\nb\rc\fd\x00", "\uFEFFa😀", ""} {
		for _, encoding := range []Encoding{UTF8, UTF16LE, UTF16BE} {
			f.Add(in(f, encoding, text))
		}
	}
	f.Add([]byte("\x93a\x94 \xE2\x80\x99 \x81"))
	f.Add([]byte{0xFF, 0xFE, 0x3D, 0xD8, 0})
	f.Fuzz(func(t *testing.T, raw []byte) {
		file := Read("f.txt", raw)
		if !utf8.ValidString(file.Text) {
			t.Fatalf("%s: the text is not well-formed: %q", file.Encoding, file.Text)
		}
		checkOrigins(t, file)
		checkOrigins(t, file.Without(file.Lines()/2))
		if again := Read("f.txt", bytes.Clone(raw)); again.Text != file.Text || again.Guess != file.Guess {
			t.Fatal("read twice, two texts")
		}
	})
}
