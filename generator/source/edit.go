package source

import (
	"slices"
	"strings"
)

// Edit is a stretch of a file's text that stands for other words than its own:
// marks that a format knows and no reader is shown.
type Edit struct {
	Span
	With string // what a reader is shown in its place; mostly nothing
}

// Link is a stretch of a file's text that led somewhere where it was published.
type Link struct {
	Words   Span   // of Text
	Address string // http or https
}

// Edited gives the file with the edits made in its text, and the links in it.
// Edits are in order, do not overlap, and hold no line ends, so that every line
// keeps its number; what is left keeps its way back. Links stand for places in
// the text before the edits, and are moved with their words.
func (f *File) Edited(edits []Edit, links []Link) *File {
	type piece struct{ was, is int } // where kept text began, and begins
	pieces := make([]piece, 0, len(edits)+1)
	var text strings.Builder
	text.Grow(len(f.Text))
	at := 0
	for _, e := range edits {
		pieces = append(pieces, piece{at, text.Len()})
		text.WriteString(f.Text[at:e.Start])
		text.WriteString(e.With)
		at = e.End
	}
	pieces = append(pieces, piece{at, text.Len()})
	text.WriteString(f.Text[at:])

	edited := *f
	edited.Pruned = len(edits) > 0
	edited.Text = text.String()
	edited.starts = lineStarts(edited.Text)
	edited.stops = nil
	for i, p := range pieces {
		edited.keep(f, p.is, p.was)
		end := len(f.Text)
		if i < len(edits) {
			end = edits[i].Start
		}
		for from, _ := slices.BinarySearchFunc(f.stops, p.was+1, func(s stop, at int) int { return s.text - at }); from < len(f.stops) && f.stops[from].text < end; from++ {
			edited.stops = append(edited.stops, stop{f.stops[from].text - p.was + p.is, f.stops[from].raw})
		}
	}
	moved := func(offset int) int {
		i, found := slices.BinarySearchFunc(pieces, offset, func(p piece, at int) int { return p.was - at })
		if !found {
			i--
		}
		end := len(f.Text)
		if i < len(edits) {
			end = edits[i].Start
		}
		return pieces[i].is + min(offset, end) - pieces[i].was
	}
	edited.Links = nil
	for _, l := range links {
		edited.Links = append(edited.Links, Link{Span{moved(l.Words.Start), moved(l.Words.End)}, l.Address})
	}
	return &edited
}
