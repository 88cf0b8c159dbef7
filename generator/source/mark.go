package source

// Mark is what a format with structure of its own (Word, OpenDocument, HTML)
// says of one line of the text that was taken from it. It is no guess: whoever
// reads the text takes it at its word.
type Mark struct {
	Form  Form
	Level int    // of a heading, from 1; of an item or quotation, its depth from 0
	Label string // what a list, heading or footnote shows as its marker: "•", "(a)", "12."; not part of Text

	// Strong says that the whole line is set in bold: often a heading that its
	// author did not mark as one.
	Strong bool
}

// Form is the kind of a marked line.
type Form string

// The forms that a line can be marked as. A line without a mark, or without a
// form in it, is a whole paragraph.
const (
	Paragraph Form = "paragraph" // said only by an editor, of a line of plain text
	Heading   Form = "heading"
	Item      Form = "item"
	Continued Form = "continued" // a further paragraph of the item before it
	Quotation Form = "quotation"
	Table     Form = "table"     // one row; its cells are parted by tabs
	Footnote  Form = "footnote"  // without a label it goes on with the one before it
	Furniture Form = "furniture" // a running head or foot, a menu, a list of contents
)
