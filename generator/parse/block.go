package parse

import (
	"strings"

	"precis/generator/policy"
	"precis/generator/source"
)

// run is a paragraph, item, heading, table or note whose kind is still open:
// the lines that belong together.
type run struct {
	lines     []line
	shape     shape
	underline int   // heading level given by an underline; 0 without one
	hasLine   *line // the underline itself; nil without one
	draft     draft
	marks     []noteMarkAt // of notes, in order
	passage   source.Passage
	notes     []policy.NoteMark // as the passage has them
	words     int
	inline    *verdict // a heading found in the middle of a line
	piece     bool     // of a longer run that was split
	heading   verdict
	isTheme   bool
	isTitle   bool
	continued bool // stands between two items of one list
	spoken    bool // goes on with a turn of a transcript
}

func (r *run) first() *line { return &r.lines[0] }

// text is what the run says, marker left out.
func (r *run) text() string { return r.passage.Text }

// span reaches from the first mark to the last character, underline included.
func (r *run) span() source.Span {
	end := r.lines[len(r.lines)-1].span.End
	if r.underline > 0 {
		end = r.hasLine.span.End
	}
	return source.Span{Start: r.first().span.Start, End: end}
}

// ends is the last rune that is not a closing quote, bracket or mark.
func (r *run) ends() rune { return endsIn(r.text()) }

func (r *run) endsSentence() bool { return isStop(r.ends()) }

// finish makes the passage: marks of emphasis and of notes are taken out.
func (r *run) finish(f *source.File) {
	if r.shape == table || r.shape == contents || r.shape == contact || r.shape == furniture {
		r.passage = r.draft.passage(f, nil, nil)
	} else {
		cuts, emphasis := r.draft.emphasis()
		cuts = mergeCuts(cuts, r.marks)
		r.passage = r.draft.passage(f, cuts, emphasis)
		s := shifter{cuts: cuts}
		for _, m := range r.marks {
			r.notes = append(r.notes, policy.NoteMark{At: s.shift(m.cut.Start), Span: m.span, Block: m.note})
		}
	}
	r.draft = draft{}
	r.words = countWords(r.passage.Text)
}

// mergeCuts puts the cuts of emphasis and of note marks in one order; a note
// mark in another cut is left alone.
func mergeCuts(cuts []cut, marks []noteMarkAt) []cut {
	if len(marks) == 0 {
		return cuts
	}
	merged := make([]cut, 0, len(cuts)+len(marks))
	for _, m := range marks {
		for len(cuts) > 0 && cuts[0].Start < m.cut.Start {
			merged, cuts = append(merged, cuts[0]), cuts[1:]
		}
		merged = append(merged, m.cut)
	}
	return append(merged, cuts...)
}

// marker is what stands before the text, as written or as the format shows it.
func (r *run) marker(f *source.File) string {
	if format := r.first().format; format != nil && format.Form != "" && !r.first().edited {
		return strings.TrimSpace(format.Label)
	}
	return strings.TrimSpace(f.Slice(r.first().marker))
}

// marksWord tells a marker that says something by itself: "(a)", but not the
// letter that some programs write for a bullet.
func (r *run) marksWord(f *source.File) bool {
	marker := r.marker(f)
	return hasWord(marker) && !policy.IsBulletLetter(marker)
}

// block makes the model's block of a run.
func (r *run) block(f *source.File, kind policy.Kind, level int, certainty policy.Certainty, reason string) policy.Block {
	return policy.Block{
		Kind: kind, Span: r.span(), Marker: r.marker(f), Level: level, Text: r.passage,
		Notes: r.notes, Turn: r.turn(), Certainty: certainty, Reason: reason,
	}
}

// turn is the turn that the run opens, where it is certain that it does: by a
// stop or a time beside the name, or by a name that comes back in a transcript.
func (r *run) turn() policy.Turn {
	o := r.first().turn
	if o == nil || !o.shown || r.passage.Origin(0) > o.who.Start {
		return policy.Turn{}
	}
	return policy.Turn{
		Who:  source.Span{Start: r.passage.Offset(o.who.Start), End: r.passage.Offset(o.who.End)},
		Said: r.passage.Offset(o.said),
	}
}
