package site

import (
	"bytes"

	"precis/generator/source"
)

// Finisher makes files as a Stage would write them, and writes none.
type Finisher struct{ minifier minifier }

// NewFinisher gives a finisher, ready for use and safe for concurrent use.
func NewFinisher() *Finisher { return &Finisher{newMinifier()} }

// Finish gives the content that Stage.AddMade would write for a path. Its error
// says what Publish would.
func (f *Finisher) Finish(path, origin string, content Content) ([]byte, error) {
	var finished []byte
	err := f.minifier.shrink(path, content, func(small []byte) { finished = bytes.Clone(small) })
	if err != nil {
		message, place := minifyFault(err)
		var faults source.Diagnostics
		faults.Errorf(path, place, "", "%s cannot be minified: %s", origin, message)
		return nil, faults.Err()
	}
	return finished, nil
}

// Wanted is a path that a site is to have, and who wants it, in words.
type Wanted struct{ Path, Origin string }

// Refused tells everything that Publish would say of some paths: of those that
// are unsafe, and of those that would be one file on some reader's disk.
func Refused(wanted []Wanted) source.Diagnostics {
	var faults source.Diagnostics
	all := make(claims, len(wanted))
	for _, w := range wanted {
		if problem := badPath(w.Path); problem != "" {
			faults.Errorf(w.Path, source.Position{}, "give "+w.Origin+" another name", "%s", problem)
			continue
		}
		all.add(w.Path, w.Origin)
	}
	return append(faults, all.clashes()...).Sorted()
}
