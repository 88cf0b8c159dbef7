package parse

import (
	"slices"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

// Document reads a text. The scanner is the caller's, so that words are
// stemmed once in all that a worker does. Facts win over the text where both
// speak: a title there is the document's title.
func Document(id string, f *source.File, facts policy.Facts, language *lexicon.Lexicon, scanner *token.Scanner) *policy.Document {
	p := newParser(f, language, scanner)
	p.document = &policy.Document{ID: id, File: f, Facts: facts}
	p.readRuns()
	p.settle()
	return p.document
}

// parser holds one document while it is read.
type parser struct {
	file     *source.File
	language *lexicon.Lexicon
	scanner  *token.Scanner
	drafter  *drafter
	document *policy.Document

	runs          []run
	before, after []int                 // the runs of running text around each run, -1 for none
	scanned       map[int][]token.Token // of short runs, when first asked for
	body          int                   // the first run behind the title
	lead          map[int]string        // runs that only lead in, with the reason
	own           map[int]string        // runs that the text itself numbers, with the number
	closing       []bool                // runs that say when a text was adopted, or a meeting ended
	themes        themes
	prefixes      map[string]int // how runs begin that could be headings
	bare          map[int]bool   // numbers at their head, without a stop
	capitals      int            // of them in capitals
	questions     int            // with an answer below
	colons        map[string]int // lines that end in a colon above a sentence, by what they say
	marksHeadings bool
	wrapped       bool           // lines were broken to fit a width
	double        bool           // a blank line stands after every line
	theme         map[string]int // by ID, index in Document.Themes
	again         map[string]int // anchors that were wanted more than once

	headingWords []headingWord
	function     map[string]bool // small words
	hanging      map[string]bool // words with which no heading and no paragraph ends
	located      map[string]bool // words that a number follows: "article"
	months       map[string]bool
	numerals     map[string]bool
	preamble     map[string]bool
	ends         map[string]bool // words for the end of a meeting
	ownWords     map[string]bool // "I", "you"
	mastheads    *mastheads

	abbreviations map[string]bool // in small letters, with their stops
}

type headingWord struct {
	word  string
	level int
	name  string // the word, or that which it is short for: "section" for "sec."
}

// fullWord is the word of a list that another is short for, or that itself.
func fullWord(word string, words []string) string {
	if short, ok := strings.CutSuffix(word, "."); ok {
		for _, w := range words {
			if w != word && strings.HasPrefix(w, short) {
				return w
			}
		}
	}
	return word
}

func newParser(f *source.File, language *lexicon.Lexicon, scanner *token.Scanner) *parser {
	p := &parser{
		file: f, language: language, scanner: scanner, drafter: &drafter{file: f},
		scanned: make(map[int][]token.Token), lead: make(map[int]string), own: make(map[int]string), theme: make(map[string]int), again: make(map[string]int),
		function: set(language.FunctionWords), hanging: hangingWords(language), located: set(language.NumberedNouns), months: set(language.Months),
		numerals: set(language.Numerals), preamble: set(language.PreambleOpeners), ends: set(language.ClosingVerbs), ownWords: set(language.OwnWords), mastheads: newMastheads(language),
	}
	p.abbreviations = make(map[string]bool)
	for _, a := range language.Abbreviations {
		p.abbreviations[strings.ToLower(a)] = true
	}
	for level, words := range language.HeadingWords {
		for _, w := range words {
			p.headingWords = append(p.headingWords, headingWord{w, level, fullWord(w, words)})
		}
	}
	slices.SortFunc(p.headingWords, func(a, b headingWord) int {
		if len(a.word) != len(b.word) {
			return len(b.word) - len(a.word) // the longer first: "agenda item" before "item"
		}
		if a.word < b.word {
			return -1
		}
		return 1
	})
	for _, forms := range language.Locators {
		for _, w := range forms {
			p.located[w] = true
		}
	}
	return p
}

// wordsBeforeNumbers are the words for places in texts, and the months: where a
// line ends in one and the next begins with a number, it goes on.
func wordsBeforeNumbers(language *lexicon.Lexicon) map[string]bool {
	words := set(language.Months)
	for _, forms := range language.Locators {
		for _, w := range forms {
			words[w] = true
		}
	}
	return words
}

// hangingWords are prepositions, articles and conjunctions.
func hangingWords(language *lexicon.Lexicon) map[string]bool {
	return set(slices.Concat(language.Prepositions, language.Articles, language.ClauseWords))
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// readRuns goes from lines to runs: what is not of the text is set apart first,
// so that nothing of it stands between two lines of a paragraph.
func (p *parser) readRuns() {
	lines := readLines(p.file)
	var wrap wrapping
	if p.file.Marks != nil {
		markFormats(lines)
		markVersions(p.file, lines)
		markPages(p.file, lines, p.language)
		markEndNotes(p.file, lines, p.language)
		squareNumbers(p.file, lines)
		tightMarkers(p.file, lines)
		longNumbers(p.file, lines)
		insertedNumbers(p.file, lines)
		aloneMarkers(p.file, lines)
		markTurns(p.file, lines, p.language)
		wrap = wrapping{file: p.file, cut: areCut(p.file, lines)}
	} else {
		markFences(p.file, lines)
		widen(p.file, lines)
		initials(p.file, lines)
		fontBullets(p.file, lines)
		tightMarkers(p.file, lines)
		longNumbers(p.file, lines)
		insertedNumbers(p.file, lines)
		misreadOnes(lines)
		markVersions(p.file, lines)
		markFurniture(p.file, lines, p.language)
		markNotes(p.file, lines, p.language)
		markEndNotes(p.file, lines, p.language)
		squareNumbers(p.file, lines)
		aloneMarkers(p.file, lines)
		emptyMarkers(lines)
		markTurns(p.file, lines, p.language)
		wrap = measure(p.file, lines, p.language)
		wrap.part(lines, p.mastheads)
		markShapes(p.file, lines, p.language, wrap.wrapped, wrap.width)
	}
	markCorrected(lines)
	p.wrapped, p.double = wrap.wrapped, wrap.double
	p.runs = wrap.gather(lines)
	for i := range p.runs {
		r := &p.runs[i]
		r.draft = p.drafter.draft(r.lines, r.shape == table || r.shape == contents || r.shape == contact)
	}
	p.splitLong()
	p.tieNotes()
	for i := range p.runs {
		p.runs[i].finish(p.file)
	}
	p.neighbours()
}

// markFormats takes a format at its word.
func markFormats(lines []line) {
	for i := range lines {
		l := &lines[i]
		l.gap = true
		if l.format == nil || l.format.Form == "" {
			continue
		}
		l.reason = formatReason
		l.opens = true
		switch l.format.Form {
		case source.Item:
			l.class, l.label, _ = marker(l.format.Label + " X")
			if l.class == noMarker {
				l.class = bullet
			}
			l.indent = l.format.Level
		case source.Quotation:
			l.shape = quotation
		case source.Table:
			l.shape = table
			l.opens = i == 0 || lines[i-1].shape != table || lines[i-1].number+1 < l.number
		case source.Footnote:
			l.shape, l.label = footnote, l.format.Label
		case source.Furniture:
			l.shape = furniture
		}
	}
}

// markCorrected takes an editor at their word about single lines. Such a line
// begins something new, and only a paragraph or an item goes on behind it.
func markCorrected(lines []line) {
	for i := range lines {
		l := &lines[i]
		if !l.edited {
			continue
		}
		l.shape, l.reason, l.gap, l.opens = running, editorReason, true, true
		whole := true
		switch l.format.Form {
		case source.Quotation:
			l.shape = quotation
		case source.Table:
			l.shape = table
		case source.Footnote:
			l.shape = footnote
		case source.Furniture:
			l.shape = furniture
		case source.Heading:
		default:
			whole = false
			if l.format.Form == source.Item && l.class == noMarker {
				l.class = bullet
			}
		}
		if whole && i+1 < len(lines) {
			lines[i+1].gap, lines[i+1].opens = true, true
		}
	}
}

const (
	formatReason = "the file’s format says so"
	editorReason = "an editor says so"
)

// neighbours links the runs of running text, over what stands between them.
func (p *parser) neighbours() {
	p.before, p.after = make([]int, len(p.runs)), make([]int, len(p.runs))
	last := -1
	for i := range p.runs {
		p.before[i], p.after[i] = last, -1
		if s := p.runs[i].shape; s != furniture && s != footnote {
			last = i
		}
	}
	last = -1
	for i := len(p.runs) - 1; i >= 0; i-- {
		p.after[i] = last
		if s := p.runs[i].shape; s != furniture && s != footnote {
			last = i
		}
	}
}

// firstFlow is the first run of the text from an index on, or -1.
func (p *parser) firstFlow(from int) int {
	for i := from; i < len(p.runs); i++ {
		if s := p.runs[i].shape; s != furniture && s != footnote {
			return i
		}
	}
	return -1
}

// words gives the words of a run, as far as a heading can reach.
func (p *parser) words(i int) []token.Token {
	if words, ok := p.scanned[i]; ok {
		return words
	}
	text := p.runs[i].text()
	if p.runs[i].words > mostHeadingWords {
		return nil
	}
	words := p.scanner.Scan(text).Tokens
	p.scanned[i] = words
	return words
}

// settle says, in this order, what each run is: the later steps look at what
// the earlier ones found.
func (p *parser) settle() {
	p.title()
	p.declaredThemes()
	p.titleLines()
	p.preambleLeads()
	p.rosters()
	p.formalities()
	p.findClosings()
	p.headings()
	p.ownNumbers()
	p.blocks()
	p.addThemes()
	p.addSections()
	p.addPoints()
}
