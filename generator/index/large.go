package index

// largeFrom is from how many points on a collection is too large to be leafed
// through.
const largeFrom = 1000

// IsLarge tells a collection that is too large to be leafed through: what is
// said of each point must be less there, or a site grows to many times its
// texts and nobody sees the wood.
func (ix *Index) IsLarge() bool { return len(ix.Points) >= largeFrom }

// vastFrom is from how many points on a site holds so many files that those go
// whose content stands elsewhere, too.
const vastFrom = 10000

// IsVast tells a collection of so many documents that files of which each has
// one are told in fewer.
func (ix *Index) IsVast() bool { return len(ix.Points) >= vastFrom }

// HasTextPage tells whether the text of a document has a page that shows it line
// by line. One that is too long for a page has none (IsTextFile), and in a vast
// collection only that has one whose page tells what that of the document does
// not: what was taken out of a file of another format. The page of a plain text
// would say the same words again.
func (ix *Index) HasTextPage(d *Document) bool {
	f := d.File
	return !ix.IsTextFile(d) && (!ix.IsVast() || f.IsTaken() || f.Pruned || len(f.Links) > 0 || len(f.Marks) > 0)
}

// IsTextFile tells whether the text of a document is published as the file that
// it is: it is too long for a page, and the document is read on several.
func (ix *Index) IsTextFile(d *Document) bool {
	return !d.Pages.IsWhole()
}

// HasPage tells a reference that has a page of its own. In a large collection
// a work that the texts alone make known, and cite in one place, has none: its
// document says there what the page would, and most works are cited once.
func (ix *Index) HasPage(r *Reference) bool {
	return !ix.IsLarge() || r.Listed || len(r.Cited) != 1 || len(r.Sets)+len(r.Members)+len(r.Here)+len(r.Holds) > 0
}
