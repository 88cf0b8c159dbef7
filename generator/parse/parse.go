// Package parse reads the text of a policy summary into the model.
//
// The texts are regular in form and vary in their marks, and hardly any two
// publishers mark alike. So no text is ever refused: what cannot be told
// apart is a paragraph, and every block says why it was read as it was.
//
// The grammar, over runs of lines (a run is what stands together: a marked
// line with the lines that it wraps to, or an unmarked paragraph):
//
//	Document  = [ Title ] Front { Section }
//	Title     = unmarked run, first in the text, without a full stop
//	Front     = { Lead } [ Lead Themes ] { Lead }    up to the first heading
//	Lead      = unmarked run: not a point, unless the text has no headings
//	Themes    = item { item }        the Lead before ends in ":" and speaks of
//	                                 themes, topics, questions or subjects
//	Section   = [ Heading ] { Point }
//	Heading   = a run with a heading's mark ("#", underline, bold, capitals,
//	            a number), or an unmarked run that stands alone, has no full
//	            stop and repeats a theme, begins like its siblings or is short
//	Point     = ( item | paragraph ) { continued | deeper item }
//	continued = unmarked run between two items of one list
//
// Blank lines part runs and mean nothing else: a list goes on over them.
package parse

import (
	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

// Document reads a text. The scanner is the caller's, so that words are
// stemmed once in all that a worker does. Facts win over the text where both
// speak: a title there is the document's title.
func Document(id string, f *source.File, facts policy.Facts, language *lexicon.Lexicon, scanner *token.Scanner) *policy.Document {
	p := &parser{
		file:     f,
		language: language,
		runs:     gather(f, readLines(f)),
		heading:  make(map[int]verdict),
	}
	p.words = make([][]token.Token, len(p.runs))
	for i := range p.runs {
		p.words[i] = scanner.Scan(p.runs[i].text()).Tokens
	}
	p.document = &policy.Document{ID: id, File: f, Facts: facts}
	p.read()
	return p.document
}

// parser holds one document while it is read.
type parser struct {
	file     *source.File
	language *lexicon.Lexicon
	runs     []run
	words    [][]token.Token // of each run
	themes   []int           // runs that declare a theme
	heading  map[int]verdict // runs that open a section
	document *policy.Document
}

// read settles, in this order, what each run is: the later steps look at what
// the earlier ones found.
func (p *parser) read() {
	body := p.title()
	p.declaredThemes(body)
	p.headings(body)
	p.blocks(body)
	p.addThemes()
	p.addSections()
	p.addPoints()
}

// title takes the first run for the title when it is none of a list and not a
// sentence, and gives the index of the run after it.
func (p *parser) title() int {
	p.document.Title = p.document.Facts.Title
	if len(p.runs) == 0 {
		return 0
	}
	r := &p.runs[0]
	if p.document.Title == "" {
		p.document.Title = shortTitle(r.text())
	}
	marked := r.first().class != noMarker && r.first().class != hashes
	if marked || r.endsSentence() || r.ends() == ':' || r.words == 0 || r.words > mostHeadingWords || len(p.runs) == 1 {
		return 0
	}
	if p.document.Facts.Title == "" {
		p.document.Title = r.text()
	}
	p.document.Blocks = append(p.document.Blocks, r.block(p.file, policy.TitleBlock, 1, "first in the text, and not a sentence"))
	return 1
}

// declaredThemes finds the list of themes: items after a line that ends in a
// colon and speaks of themes.
func (p *parser) declaredThemes(body int) {
	for i := body; i+1 < len(p.runs); i++ {
		r := &p.runs[i]
		if r.first().class.isHeading() || r.underline > 0 {
			return // themes are declared before the first section
		}
		class := p.runs[i+1].first().class
		if r.ends() != ':' || class == noMarker || !p.speaksOfThemes(i) {
			continue
		}
		for j := i + 1; j < len(p.runs) && p.runs[j].first().class == class; j++ {
			p.themes = append(p.themes, j)
		}
		return
	}
}

func (p *parser) speaksOfThemes(i int) bool {
	for _, w := range p.words[i] {
		for _, theme := range p.language.ThemeWords {
			if w.Fold == theme {
				return true
			}
		}
	}
	return false
}
