// Package parse reads the text of a policy summary into the model.
//
// The texts are regular in form and vary in their marks, and hardly any two
// publishers mark alike. So no text is ever refused: what cannot be told apart
// is a paragraph, and every block says why it was read as it was, and how
// surely.
//
// A text goes through these passes, each in a file of its own:
//
//	line, marker,  lines, with the marks at their head
//	tight          (tight: without a space)
//	furniture      what belongs to the page: running heads (distance), page numbers, codes,
//	               marks of an edition (version)
//	note, foot,    footnotes, by the rule or heading above them, or by the marks
//	endnote        that wait for them
//	turn           who speaks, in a transcript
//	shape          tables, quotations, contents, addresses, group by group
//	               (table, address)
//	wrap           lines joined to runs; passage, tie: their words and note marks
//	split          runs too long to be paragraphs
//	title          the title, what stands around it (masthead), the declared themes (themes)
//	roster         the head of minutes, and who was there
//	closing        what closes a text or a meeting
//	heading        headings and their levels (evidence)
//	number, list   the text's own count, and the depth of items
//	kind           blocks, one for each run
//	outline, point themes, sections, points
//
// # The grammar
//
// In EBNF, over lines. [ ] may be missing, { } may be repeated, | is a choice;
// what stands in words is explained below.
//
//	Text       = { Furniture | Note | Flow }
//	Flow       = Masthead [ Title ] { TitleLine | Subtitle } Front { Section } { Closing }
//	Masthead   = { Table | MailHead | Body | Session | AgendaItem | Symbol | Label | Date | Preliminary | Disclaimer } [ Act ]
//	Front      = { Lead | Roster } [ Announce Theme { Theme } ] { Lead | Roster }
//	Section    = [ Heading ] { Point | Apart | Closing | Roster | Greeting | Formality }
//	Roster     = label ":" Run { name } | label [ ":" ] { name }
//	Heading    = ( Hashes | Underlined | Worded | Capitals | SetApart | Numbered | Question | Plain ) [ Byline ]
//	Worded     = heading word, number, [ words ]
//	Numbered   = ( digits { "." digits } | letter | roman ), words
//	Question   = Run that ends in "?", with its answer below
//	Point      = OwnNumber Body | Item Body | Paragraph Body | Turn Body
//	Turn       = ( [ time ] name ":" | name in capitals "." | "Q" ) [ Run ] { Spoken }    the Run may stand below
//	Closing    = Session [ Date ] | Date | adopted, Session | meeting, ended, time | next meeting, Date
//	Body       = { Continued | Deeper | Quotation }
//	Item       = Marker Run          Deeper = Item of a list inside
//	Marker     = bullet [ Enclosed ] | Enclosed | ( digits | letter | roman ) ( "." | ")" )
//	Enclosed   = "(" ( digits | letter | roman ) ")" [ "." ]
//	OwnNumber  = ( digits | digits "." digits ) [ "." ], in the text's own count
//	Apart      = Table | Contents | Contact
//	Table      = Row Row { Row }     Contact = short line { short line }
//	Quotation  = ">" Run | Run set in on both sides
//	Note       = NoteMark Run, below a rule or a heading for notes, or at the foot of a page
//	             with its mark in the text above | "[^" label "]:" Run { line set in }
//	Furniture  = line that recurs at page edges | page number | code
//	Run        = line { line that goes on with it }
//	Spoken, Lead, Announce, Title, TitleLine, Theme, Continued, Paragraph = Run
//
// What each rule is for:
//
//   - Furniture: what the page brought into the text must not break a paragraph
//     or be read as a point. It is told by its recurrence, digits aside, near the
//     edges of pages, and is kept as blocks of its own. Without form feeds page
//     numbers are told by their count, heads by the numbers beside them, or by
//     recurring at the distance of pages where they break sentences; what stands
//     behind them is of the next page. "[[Page 12]]" is of the page wherever it
//     stands. A word and number of a part ("SECTION 4.") are none. "▼B" in a law with its amendments is of the edition. In a web page,
//     "Page 7" that counts on shows that it was made from paper, with what recurs
//     beside it.
//   - Note: a note's number is no number of a paragraph, goal or resolution. A
//     mark in the text is led to its note only where one place alone can be it. At
//     a foot without a rule only what the text above has a mark for is a note:
//     "basins.*", "more.1"; "( 1 )" is one at the end of a text. Items, square metres and numbered headings are none.
//   - Run: lines that were broken to fit a width are one paragraph. A line goes on
//     with the one before if that had no room for its first word, if it begins
//     with a small letter or a number that the one before waits for ("under
//     paragraph"), or if the one before ends in a small word. What is set
//     in like a first line, or opens like a paragraph of a preamble, begins anew.
//     Behind a blank line a long one goes on that ends and whose next begins in a
//     small letter.
//     Where hardly a blank line stands and many lines are longer than any width,
//     each line is a paragraph, as if set apart; rows and short lines stay together.
//   - Title: the first run that is no sentence and does not belong to a masthead;
//     the name of a body only if there is no other; behind a masthead, a line with
//     a word for a kind of text before one without; right under "Resolution 6/11"
//     in any case. Of several acts none is the title, nor is "Item 3: Ferries"
//     before "Item 4: Bridges".
//   - Masthead, TitleLine, Subtitle: bodies, people with their offices and honours
//     ("Senator Anna Lund", "Minister for Ferries"; a verb makes it a headline), sessions, agenda items, dates, places
//     and symbols around the title are no headings, however short, nor is "This
//     text is meant purely as a documentation tool" (Disclaimer). A line under the
//     title is none if it has no text of its own; one that begins with a small
//     letter goes on with the title.
//   - Closing: "12th plenary meeting" with its date, "Done at Northmarsh, 3 May" with
//     those who signed, "ENDS", "The meeting rose at 6 p.m.",
//     "Date of next meeting: 7 June". It is no point, and no heading stands above it alone.
//   - Roster: "Place: Harbour House", "Apologies: Mr. Vik", and the names below
//     "PRESENT:" say where a meeting was held and who was there, and are no
//     points. The names end at a sentence, at a heading with its text, at another
//     label. A label that opens line after line is of somebody who speaks.
//     Names line by line, right below their label, are one block.
//   - Formality: "Declarations of interest: None.", and "None." alone.
//   - Greeting: "Hi all," alone on its line, wherever a message begins.
//   - Turn: three lines that begin with a name in capitals, or with a title, and a
//     colon make a transcript; each begins a paragraph. So do names of one word
//     or initials, where three come back three times in no fixed order. So does "Mr. LUND. I agree".
//     Where two speakers come back, unmarked paragraphs go on with the turn (Spoken),
//     up to a heading, a list, an aside in brackets, or a sentence of procedure in
//     which nobody means themself ("The motion was carried.").
//   - Question: where three short questions have their answers below, questions
//     are headings; none that somebody asks by name, or behind a sentence. Three
//     short lines with a colon, each alone above a paragraph, are headings too.
//   - Announce, Theme: items behind a line that ends in ":" and speaks of themes,
//     topics, questions or subjects. Without any, headings are the themes.
//   - Heading: marks settle it. A line without marks must stand alone, have no
//     full stop, and repeat a theme, begin like its siblings or be short; where
//     others are marked with # or underlined, a line without marks is none.
//     Headings nest by what marks them: # by number, then underlines, romans and
//     chapters, capitals, letters, numbers, bold, plain. What begins anew in each
//     part of another kind stands below that ("Section 1" in each "Article"). "2 Fares" is numbered if
//     "1" or "3" stands at the head of such a line too. "Conclusions" stands beside
//     numbered headings and not below. In a file whose format could mark headings
//     and marks none, only parts with a number, what stands right below one, and
//     capitals are headings.
//   - OwnNumber: one count through the text, across its sections, is the text's
//     own numbering, and its points are cited by it. A short list is no such count.
//   - Marker: a list goes on over blank lines and pages. "(i)" is a letter behind
//     "(h)" and a roman number elsewhere; "A." is a marker if "B." follows; a
//     year, a decimal fraction or an initial is none; "1.Fares" and "(a)in" need no
//     space where they count on; a marker may stand alone on
//     the line before its text. "l." is a scanner's "1." where "2." follows. "2."
//     goes on with "1." behind a paragraph and the letters below it.
//   - Continued: an unmarked sentence between two items of one list, or set in
//     below an item, belongs to the item before it.
//   - Lead: "The General Assembly,", "RECALLING" above a list, "Have agreed as
//     follows:", "HAVE ADOPTED THIS REGULATION:", a salutation, what stands around the title, and a short
//     paragraph (up to 40 words) before the first heading, or all that stands
//     before declared themes. It is no point, unless the text has no headings.
//   - Apart: rows keep their line ends, as do lines between fences, and an address is no point. Items without
//     page numbers are a list of contents right below its heading; with them it
//     reaches to the last that follows closely, blank lines or not.
//   - A run of more than 500 words is a text whose paragraphs were lost. It is
//     parted at headings that can be told inside it, at numbers and bullets that
//     open a sentence, and else after every 90 words at the end of a sentence.
package parse
