// Package policy is the model of a policy summary in the field's own words:
// a Document with its Themes, Sections and Points, and what is found in them:
// Topics, References, Attributions. It holds values and no behaviour beyond
// reading them; whoever makes a value says so.
package policy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/source"
)

// Site is what the publisher says of the whole collection, in site.yaml.
type Site struct {
	Title       string
	Description string
	Base        string // absolute address the site is published at, with its closing slash; "" when not known
	Language    string // BCP 47, "en" when nothing is said
	Licence     string // of the texts, in words
	LicenceURL  string
	Publisher   string
	Symbols     string // where a document symbol leads, with SYMBOL in its place
	NoDownload  bool   // the site is not offered as one file
	Offline     bool   // browsers keep the pages that were read
}

// Facts is what the publisher says of one document in the file beside it.
// Every field may be empty.
type Facts struct {
	Title     string
	Date      string // ISO 8601: the day, or the first day
	EndDate   string // ISO 8601: the last day, when there is more than one
	Place     string
	Meeting   string // the meeting summarized
	Publisher string // the body that published the text
	Symbol    string // document symbol
	Report    string // symbol of the report that holds the text
	Address   string // where the text was published
	Language  string // BCP 47
}

// Kind says what a block of a text was read as.
type Kind string

// The kinds of block.
const (
	TitleBlock     Kind = "title"
	LeadBlock      Kind = "lead-in"   // text before the first section
	ThemeBlock     Kind = "theme"     // an item of the list of themes
	HeadingBlock   Kind = "heading"   // opens a section
	ItemBlock      Kind = "item"      // an item of a list, marked as such
	ParaBlock      Kind = "paragraph" // an unmarked paragraph
	MoreBlock      Kind = "continued" // an unmarked paragraph that continues the item before it
	QuoteBlock     Kind = "quotation" // set apart from the text around it
	TableBlock     Kind = "table"     // rows or short lines, kept line by line
	ContentsBlock  Kind = "contents"  // a list of what stands on which page
	ContactBlock   Kind = "contact"   // an address, telephone numbers, a signature; who was there, name by name
	ClosingBlock   Kind = "closing"   // when a text was adopted, a meeting ended, or the next one is
	NoteBlock      Kind = "footnote"
	FurnitureBlock Kind = "furniture" // running heads, page numbers, codes: of the page, not the text
	RuleBlock      Kind = "rule"      // a line of signs without a word
)

// IsLineByLine tells the kinds whose line ends mean something: their passages
// keep them.
func (k Kind) IsLineByLine() bool {
	return k == TableBlock || k == ContentsBlock || k == ContactBlock
}

// Certainty says how sure the kind of a block is. A greater one is surer.
type Certainty int

// The certainties.
const (
	Guessed Certainty = iota // it could be read otherwise
	Evident                  // its form and place leave one reading
	Stated                   // a mark in the text, or the file's format, says so
)

// String gives the certainty as a word.
func (c Certainty) String() string {
	switch c {
	case Stated:
		return "stated"
	case Evident:
		return "evident"
	}
	return "guessed"
}

// Block is a run of lines, or a part of one line, that was read as one thing.
// The blocks of a document cover all its text: every character that is not
// white space stands in exactly one of them. They are in the order in which
// they begin; footnotes and furniture may stand inside the span of another,
// where a page broke a paragraph.
type Block struct {
	Kind      Kind
	Span      source.Span    // in the file's text, from the first mark to the last character
	Marker    string         // as written: "-", "- (a)", "12."; "" when there is none
	Level     int            // of a heading, from 1; of an item, its depth from 0; else 0
	Text      source.Passage // without marker, and without marks of notes
	Notes     []NoteMark     // the marks in it that lead to notes, in order
	Noted     bool           // of a note: a mark leads to it
	Turn      Turn           // of a transcript, where the block opens one
	Certainty Certainty
	Reason    string // why it was read so, as a clause a reader understands
}

// Turn is the head of a turn of a transcript: who speaks, before what is said.
// Offsets are bytes of the block's text. The zero Turn is none.
type Turn struct {
	Who  source.Span // the name or office, with its article; empty where "Q" stands for somebody
	Said int         // where what is said begins
}

// NoteMark is a mark in a text that leads to a note.
type NoteMark struct {
	At    int         // bytes of the block's text before it
	Span  source.Span // the mark, in the file's text
	Block int         // the note: index in Document.Blocks
}

// Document is one summary as it was read.
type Document struct {
	ID       string // slug of the seed's file name; part of every address
	File     *source.File
	Facts    Facts
	Title    string // the publisher's if there is one, else the text's own
	Blocks   []Block
	Themes   []Theme
	Sections []Section // at least one when there are points
	Points   []Point   // in reading order
	Former   []Former  // anchors that were given and that nothing in the text bears now, by number
}

// Former is an anchor that once led to a point or a section of a document, and
// still leads to what became of it.
type Former struct {
	Anchor  string // fragment on the document's page
	Label   string // the number that a reader saw
	Own     bool   // the number was the text's own
	Section bool   // a section bore it, and no point
	Opening string // the first words that stood there
	To      string // "DOCUMENT#ANCHOR" where the words stand now; "" when they were withdrawn
}

// Departed is a document whose text is not there anymore.
type Departed struct {
	ID     string
	To     string   // ID of the document that its text is now; "" when there is none
	Former []Former // as Document.Former
}

// Theme is a question that a meeting was asked to discuss, as the text
// declares it.
type Theme struct {
	ID    string // slug of its words: the same words in two documents are one theme
	Label string // as the text marks it, without brackets: "a"; "" when unmarked
	Title string // its words up to the first pause, for navigation
	Block int    // index in Document.Blocks
}

// Section is a run of points under one heading.
type Section struct {
	Label   string // "a": that of its theme, else a number of our own
	Heading int    // index in Document.Blocks; -1 when the points stand under no heading
	Title   string // the heading's words without what all headings share
	Level   int    // from 1
	Theme   string // ID of the theme it is about; "" when none is known
	Why     string // why it was tied to that theme
}

// Point is the unit that readers cite: one numbered or bulleted statement with
// the paragraphs that continue it.
type Point struct {
	ID      string // "DOCUMENT#ANCHOR": unique in the site
	Anchor  string // "a7": fragment on the document's page
	Label   string // "a.7": the number a reader sees
	Number  string // "7"
	Own     bool   // the number is the text's own and not ours
	Section int    // index in Document.Sections
	Blocks  []int  // indexes in Document.Blocks, in order
	Lines   [2]int // first and last line in the seed, from 1
}

// NumberedIn gives the anchor and the label of a point that is counted in a
// section with a label, "" where there is but one.
func NumberedIn(section, number string) (anchor, label string) {
	switch last, _ := utf8.DecodeLastRuneInString(section); {
	case section == "":
		return "p" + number, number
	case unicode.IsDigit(last): // "12" is 1 and 2, or 12
		anchor = "p" + section + "-" + number
	default:
		anchor = section + number
	}
	return anchor, section + "." + number
}

// NumberedBy gives the anchor of a point that the text itself numbers: "p36",
// "p1_2" of "1.2", "p6bis" of "6 bis".
func NumberedBy(number string) string { return "p" + anchorSigns.Replace(number) }

var anchorSigns = strings.NewReplacer(".", "_", " ", "")

// SectionAnchor gives the anchor of the section with a label.
func SectionAnchor(label string) string { return "section-" + label }

// Paragraphs gives the passages of a point, in order.
func (d *Document) Paragraphs(p Point) []source.Passage {
	passages := make([]source.Passage, len(p.Blocks))
	for i, b := range p.Blocks {
		passages[i] = d.Blocks[b].Text
	}
	return passages
}

// Theme gives the declared theme with an ID, or nil.
func (d *Document) Theme(id string) *Theme {
	for i := range d.Themes {
		if d.Themes[i].ID == id {
			return &d.Themes[i]
		}
	}
	return nil
}

// bulletLetters are letters that some programs leave of a bullet, when they
// write no sign for it or forget the font that it was set in.
const bulletLetters = "ozØŸü"

// IsBulletLetter tells a marker that is such a letter and nothing else: pages
// show a bullet. No list counts in them without a stop or a bracket.
func IsBulletLetter(marker string) bool {
	return utf8.RuneCountInString(marker) == 1 && strings.Contains(bulletLetters, marker)
}
