package parse

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

// A format that says what its lines are is taken at its word: nothing is
// guessed, no line is joined to another, no sign is read as a mark.
func TestFormatsAreTakenAtTheirWord(t *testing.T) {
	english, err := english()
	if err != nil {
		t.Fatal(err)
	}
	f := source.Read("doc.docx", []byte(`Report of the forum
Opening
The forum was opened by
the mayor, who spoke of
1. the harbour
Boats shall be counted:
the large ones
in every port
the small ones
Harbour	Boats
Riga	12
A saying
See the annex.
Forum, page 2
Painting
Boats shall be painted.
`))
	f.Marks = map[int]source.Mark{
		1:  {Form: source.Heading, Level: 1},
		2:  {Form: source.Heading, Level: 2},
		6:  {Form: source.Item, Label: "1."},
		7:  {Form: source.Item, Label: "(a)", Level: 1},
		8:  {Form: source.Continued},
		9:  {Form: source.Item, Label: "(b)", Level: 1},
		10: {Form: source.Table},
		11: {Form: source.Table},
		12: {Form: source.Quotation},
		13: {Form: source.Footnote, Label: "1"},
		14: {Form: source.Furniture},
		15: {Form: source.Heading, Level: 2},
	}
	d := Document("doc", f, policy.Facts{}, english, token.NewScanner(english.Abbreviations))
	const want = `title: Report of the forum
theme  "Opening" (opening)
theme  "Painting" (painting)
1:1 title [] Report of the forum
2:1 section a "Opening" level 1 on opening because its heading is the theme: [] Opening
3:1   a.1 paragraph [] The forum was opened by
4:1   a.2 paragraph [] the mayor, who spoke of
5:1   a.3 item [1.] the harbour
6:1   a.4 item [1.] Boats shall be counted:
7:1   a.4 item at depth 1 [(a)] the large ones
8:1   a.4 continued [] in every port
9:1   a.4 item at depth 1 [(b)] the small ones
10:1 table [] Harbour Boats Riga 12
12:1   a.5 quotation [] A saying
13:1 footnote [1] See the annex.
14:1 furniture [] Forum, page 2
15:1 section b "Painting" level 1 on painting because its heading is the theme: [] Painting
16:1   b.1 paragraph [] Boats shall be painted.
`
	if diff := cmp.Diff(want, outline(d)); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
	for i, b := range d.Blocks {
		if i > 0 && b.Certainty != policy.Stated {
			t.Errorf("block %d, a %s, is %s and not stated by the format", i, b.Kind, b.Certainty)
		}
	}
}

// Pages of laws mark no heading and set markers in paragraphs of their own. In
// such a file words and numbers of parts, capitals and markers are read as in
// plain text.
func TestFormatThatMarksNoHeading(t *testing.T) {
	english, err := english()
	if err != nil {
		t.Fatal(err)
	}
	f := source.Read("doc.html", []byte(`32004R0021
This text is meant purely as a documentation tool and binds nobody.
▼B
ORDINANCE OF THE COUNCIL OF FERRIES
of 5 May 2004
on ferries for passengers and for goods
(Text with EEA relevance)
Whereas ferries are many,
HAVE ADOPTED THIS ORDINANCE:
CHAPTER I
SCOPE AND TERMS
Article 1
Scope
1.
This ordinance applies to ferries.
2.
It applies in particular to:
(a)
ferries for passengers;
(b)
ferries for goods.
3.
It does not apply to rafts.
▼M1
Article 2
Entry into force
This ordinance enters into force on 1 June 2004.
`))
	f.Marks = map[int]source.Mark{}
	d := Document("doc", f, policy.Facts{}, english, token.NewScanner(english.Abbreviations))
	const want = `title: ORDINANCE OF THE COUNCIL OF FERRIES of 5 May 2004 on ferries for passengers and for goods
theme  "CHAPTER I" (chapter-i)
1:1 lead-in [] 32004R0021
2:1 lead-in [] This text is meant purely ... and binds nobody.
3:1 furniture [] ▼B
4:1 title [] ORDINANCE OF THE COUNCIL OF FERRIES
5:1 lead-in [] of 5 May 2004
6:1 lead-in [] on ferries for passengers and for goods
7:1 lead-in [] (Text with EEA relevance)
8:1   a.1 paragraph [] Whereas ferries are many,
9:1 lead-in [] HAVE ADOPTED THIS ORDINANCE:
10:1 section b "CHAPTER I" level 1 on chapter-i because its heading is the theme: [] CHAPTER I
11:1 section c "SCOPE AND TERMS" level 2 on chapter-i because it stands under the heading of the theme: [] SCOPE AND TERMS
12:1 section d "Article 1" level 3 on chapter-i because it stands under the heading of the theme: [] Article 1
13:1 section e "Scope" level 4 on chapter-i because it stands under the heading of the theme:? [] Scope
14:1   1 own item [1.] This ordinance applies to ferries.
16:1   2 own item [2.] It applies in particular to:
18:1   2 own item [(a)] ferries for passengers;
20:1   2 own item [(b)] ferries for goods.
22:1   3 own item [3.] It does not apply to rafts.
24:1 furniture [] ▼M1
25:1 section f "Article\u00a02" level 3 on chapter-i because it stands under the heading of the theme: [] Article 2
26:1 section g "Entry into force" level 4 on chapter-i because it stands under the heading of the theme:? [] Entry into force
27:1   g.1 paragraph [] This ordinance enters into force on 1 June 2004.
`
	if diff := cmp.Diff(want, outline(d)); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
}

// A line that is nothing but a link is no title.
func TestLinkIsNoTitle(t *testing.T) {
	english, err := english()
	if err != nil {
		t.Fatal(err)
	}
	f := source.Read("doc.md", []byte("Original file\n\nReport on ferries\n\nMany speakers asked for more ferries.\n"))
	f.Links = []source.Link{{Words: source.Span{Start: 0, End: len("Original file")}, Address: "https://example.org/file"}}
	if d := Document("doc", f, policy.Facts{}, english, token.NewScanner(english.Abbreviations)); d.Title != "Report on ferries" {
		t.Errorf("the title is %q", d.Title)
	}
}

// A text whose title stands in its facts may begin with a section: "## Fares"
// is no title where "## Boats" follows.
func TestTitleStandsInTheFacts(t *testing.T) {
	english, err := english()
	if err != nil {
		t.Fatal(err)
	}
	f := source.Read("doc.md", []byte("## Fares\n\nMany speakers spoke.\n\n## Boats\n\nNobody spoke.\n"))
	d := Document("doc", f, policy.Facts{Title: "Report of the board"}, english, token.NewScanner(english.Abbreviations))
	const want = `title: Report of the board
theme  "Fares" (fares)
theme  "Boats" (boats)
1:1 section a "Fares" level 1 on fares because its heading is the theme: [##] Fares
3:1   a.1 paragraph [] Many speakers spoke.
5:1 section b "Boats" level 1 on boats because its heading is the theme: [##] Boats
7:1   b.1 paragraph [] Nobody spoke.
`
	if diff := cmp.Diff(want, outline(d)); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
}

// Lines whose marks were taken out were broken by the width that they had with
// them: a link's address is long.
func TestPrunedLinesKeepTheirWidth(t *testing.T) {
	english, err := english()
	if err != nil {
		t.Fatal(err)
	}
	const address = "(https://www.example.org/a/long/way/to/go)"
	text := `The council met in May and spoke of the fares on the northern line. It
heard what is told in [a note]` + address + `.
Several members asked for lower fares, and for more boats, and for a pier
at the northern end of the sound, where none is.

A second paragraph stands below, and it is as long as it must be to tell
where the lines of the text come to their end.
`
	f := source.Read("doc.md", []byte(text))
	at := strings.Index(text, address)
	f = f.Edited([]source.Edit{{Span: source.Span{Start: at, End: at + len(address)}}}, nil)
	d := Document("doc", f, policy.Facts{}, english, token.NewScanner(english.Abbreviations))
	if len(d.Points) != 2 {
		t.Errorf("%d points, want 2", len(d.Points))
	}
}

// A web page made of pages of print has their furniture as paragraphs, between
// the parts of a sentence even, and lines of print as paragraphs.
func TestPagesInFormats(t *testing.T) {
	d := formatted(t, `Debate on the boats
The member for Northmarsh told the house that the boats were old and
that there were too few of them in summer.
She asked for new ones that would be bought with the money of the
Page 7
3 May 2022
Boats
islands and of the board.
The member for Vik was against it and said so in many words that are
of no interest here.
Page 8
3 May 2022
Boats
He sat down.
Page 9
3 May 2022
Boats
The debate was closed.
`, map[int]source.Mark{1: {Form: source.Heading, Level: 1}})
	var points []string
	for _, p := range d.Points {
		points = append(points, lastWord(d.Blocks[p.Blocks[0]].Text.Text))
	}
	if diff := cmp.Diff([]string{"summer.", "board.", "here.", "down.", "closed."}, points); diff != "" {
		t.Errorf("points end (-want +got):\n%s", diff)
	}
}

// Turns are found where a transcript lost its lines, or stands in one paragraph
// of a format.
func TestTurnsOfOneLine(t *testing.T) {
	talk := strings.Repeat("MS. LUND: We need more boats on the line, and we need them soon. They are old. MR. VIK: Who pays for them? Not the islands. THE CHAIR: Order. LUND: I said boats. ", 20)
	for name, marks := range map[string]map[int]source.Mark{"text": nil, "format": {1: {Form: source.Heading, Level: 1}}} {
		d := formatted(t, "Hearing on boats\n"+talk+"\n", marks)
		if n := len(d.Points); n < 60 || n > 82 {
			t.Errorf("%s: %d points, want one a turn", name, n)
		}
	}
}

// formatted reads a text of whose lines a format says something.
func formatted(t *testing.T, text string, marks map[int]source.Mark) *policy.Document {
	t.Helper()
	english, err := english()
	if err != nil {
		t.Fatal(err)
	}
	f := source.Read("doc.html", []byte(text))
	f.Marks = marks
	return Document("doc", f, policy.Facts{}, english, token.NewScanner(english.Abbreviations))
}

// Between two items whose labels count on, lines without a stop belong to the
// first: its address, its class.
func TestLinesBetweenItemsOfFormats(t *testing.T) {
	d := formatted(t, `Licences
(A) Harbour Inn
1 Pier Road
Class C
(B) The Anchor
2 Pier Road
Class B
(C) The Buoy
`, map[int]source.Mark{1: {Form: source.Heading, Level: 1}})
	if len(d.Points) != 3 || len(d.Points[0].Blocks) != 3 {
		t.Errorf("%d points, want 3", len(d.Points))
	}
}
