package correct

import (
	"slices"
	"strings"

	"precis/generator/source"
)

// forms are what a line can be read as.
var forms = []source.Form{
	source.Heading, source.Paragraph, source.Item, source.Continued, source.Quotation, source.Table, source.Footnote, source.Furniture,
}

// readAs checks what an entry says of a line.
func (c checker) readAs(one Correction) {
	form := source.Form(one.ReadAs.Value)
	switch {
	case form != "" && !slices.Contains(forms, form):
		c.errorf(one.ReadAs.At, "a line is one of: "+joined(forms), "unknown kind %q", form)
	case form != source.Heading && one.Level.Value != 0:
		c.errorf(one.Level.At, "take the level out, or say read-as: heading", "a level without a heading")
	case one.Level.Value < 0 || one.Level.Value > 6:
		c.errorf(one.Level.At, "levels are 1 to 6", "there is no level %d", one.Level.Value)
	}
}

// Structure gives what an editor says of single lines of a text, by number of
// the line. What does not fit the text is named in the warnings.
func (c *Corrections) Structure(id string, file *source.File) (map[int]source.Mark, source.Diagnostics) {
	var found source.Diagnostics
	marks := make(map[int]source.Mark)
	for _, one := range c.all {
		if one.ReadAs.Value == "" || !one.isAbout(id, file) {
			continue
		}
		if line := c.line(one, file, &found); line > 0 {
			mark := source.Mark{Form: source.Form(one.ReadAs.Value)}
			if mark.Form == source.Heading {
				mark.Level = max(1, one.Level.Value)
			}
			marks[line] = mark
		}
	}
	for _, one := range c.faulty {
		if one.ReadAs.Value != "" && one.isAbout(id, file) && one.hasPlace() {
			c.line(one, file, &found)
		}
	}
	return marks, found
}

// line finds the line that a correction is about, or says why there is none
// and gives 0.
func (c *Corrections) line(one Correction, file *source.File, found *source.Diagnostics) int {
	words := one.Words.Value
	if line := one.Line.Value; line > 0 {
		if line > file.Lines() || strings.TrimSpace(file.Slice(file.Line(line))) == "" {
			found.Warnf(c.file, one.Line.At, "the text may have changed: quote the words of the line, or take the correction out", "line %d of %s holds nothing", line, file.Name)
			return 0
		}
		if strings.Contains(file.Slice(file.Line(line)), words) {
			return line
		}
		found.Warnf(c.file, one.Words.At, "quote them as they stand in the text, or take the correction out", "these words do not stand on line %d of %s", line, file.Name)
		return 0
	}
	switch strings.Count(file.Text, words) {
	case 0:
		found.Warnf(c.file, one.Words.At, "quote words of one line as they stand in the text, or take the correction out", "these words stand on no line of %s", file.Name)
		return 0
	case 1:
		return file.LineAt(strings.Index(file.Text, words))
	}
	found.Warnf(c.file, one.Words.At, "quote more words, or say the line", "these words stand more than once in %s", file.Name)
	return 0
}
