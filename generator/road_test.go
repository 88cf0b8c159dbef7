package generator

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"precis/generator/annotate"
	"precis/generator/fidelity"
	"precis/generator/index"
	"precis/generator/intake"
	"precis/generator/lexicon"
	"precis/generator/markup"
	"precis/generator/page"
	"precis/generator/parse"
	"precis/generator/policy"
	"precis/generator/token"
	"precis/generator/vocab"
)

// Whatever bytes a publisher calls a text, in whatever format: it is refused
// with a reason, or read, and then every word of it is on its page. The
// formats that are archives have targets of their own in intake.
func FuzzEveryWordIsOnThePage(f *testing.F) {
	const txt, md, html = 0, 1, 3
	if extensions := intake.Extensions(); extensions[txt] != ".txt" || extensions[md] != ".md" || extensions[html] != ".htm" {
		f.Fatal(extensions)
	}
	seed, err := os.ReadFile("../cmd/precis/testdata/seeds/hostile.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for format, text := range map[uint8][]string{
		txt: {
			string(seed), "Title\n\n1. Many speakers noted it.[1]\n\n2. Others did not.\n\n[1] Note.", "A|B\tC\n- (a) x\n  - y\n\fPage 1\n", "\xff\xfea\x00",
			"HEADING\n\n\u202Eabc\u202C d\u00ADe _f_ *g* ```\n\n> h\n\nI. J\n\n(i) k;\n\n(ii) l", "&lt; &#42; \\* <b> | \\| {#a .b}",
		},
		md:   {"---\ntitle: a\n---\n# b\n\n- c[^1]\n\n[^1]: d", "```\na\n```\n~~~\n* b"},
		html: {"<p>a<sup><a href=#n>1</a></sup><p id=n>b<p>c<sup><a href=#o>1</a></sup><p id=o>d<p>e[1]<aside role=note>1 f</aside>", "<h1>a</h1><ul><li>b<li>c<sup>1</sup></ul><table><tr><td>d<td>e</table><pre>f\n g</pre>"},
	} {
		for _, t := range text {
			f.Add(format, []byte(t))
		}
	}
	language, err := lexicon.For("en")
	if err != nil {
		f.Fatal(err)
	}
	topics := vocab.New([]policy.Topic{{ID: "water", Label: "Water"}, {ID: "view", Label: "View of it"}})
	registry := new(vocab.Registry)
	annotator, scanner, convert := annotate.New(language, topics, registry), token.NewScanner(language.Abbreviations, language.FunctionWords...), markup.New()
	f.Fuzz(func(t *testing.T, format uint8, raw []byte) {
		name := "a" + intake.Extensions()[format%4]
		text, faults := intake.Read(name, raw)
		if text.File == nil {
			if faults.Err() == nil {
				t.Fatal("not read, and nobody says why")
			}
			return
		}
		d := parse.Document("a", text.File, policy.Facts{}, language, scanner)
		words := annotate.Scan(d, scanner)
		reading := index.Reading{Document: d, Texts: make([][]*token.Text, len(d.Points)), Findings: annotator.Document(d, words)}
		for n, p := range d.Points {
			reading.Texts[n] = words.Of(p)
		}
		ix := index.Build(index.Collection{
			Site: policy.Site{Title: "t", Language: "en"}, Readings: []index.Reading{reading}, Vocabulary: topics, Registry: registry, Language: language,
		}, nil, 1)
		for _, p := range page.All(ix, page.Options{}) {
			if p.Kind != page.Document || p.Source {
				continue
			}
			markdown, err := p.Markdown()
			if err != nil {
				t.Fatal(err)
			}
			var body bytes.Buffer
			if err := convert.Convert(&body, markdown, "en"); err != nil {
				t.Fatal(err)
			}
			if err := fidelity.Page(p.Document, fidelity.Blocks{From: p.Part.From, To: p.Part.To}, name, body.Bytes()).Err(); err != nil {
				t.Fatalf("%v\n%s", err, markdown)
			}
			if lower := strings.ToLower(body.String()); strings.Contains(lower, "<script") || strings.Contains(lower, "\"javascript:") {
				t.Fatalf("a script on the page\n%s", &body)
			}
		}
	})
}
