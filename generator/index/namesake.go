package index

// Namesakes gives the documents that lists cannot tell apart: those of one
// title, of which the publisher says the same, or nothing. Groups and those in
// them are in the order of documents.
func (ix *Index) Namesakes() [][]*Document {
	type said struct{ title, date, end, place, meeting, publisher, symbol, report string }
	groups := make(map[said][]*Document, len(ix.Documents))
	var order []said // of groups with a second document
	for _, d := range ix.Documents {
		f := d.Facts
		s := said{d.Title, f.Date, f.EndDate, f.Place, f.Meeting, f.Publisher, f.Symbol, f.Report}
		groups[s] = append(groups[s], d)
		if len(groups[s]) == 2 {
			order = append(order, s)
		}
	}
	var namesakes [][]*Document
	for _, s := range order {
		namesakes = append(namesakes, groups[s])
	}
	return namesakes
}

// Names gives what documents are called where many stand: by their titles, and
// namesakes by the names of their files, too.
func (ix *Index) Names() map[*Document]string {
	names := make(map[*Document]string, len(ix.Documents))
	for _, d := range ix.Documents {
		names[d] = d.Title
	}
	for _, group := range ix.Namesakes() {
		for _, d := range group {
			names[d] += " (" + d.File.Name + ")"
		}
	}
	return names
}
