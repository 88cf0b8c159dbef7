// Package journal keeps and tells what changed in a publisher's texts.
// changes.log, a file of the publisher's folder, has an entry for each time
// that "precis number" found something: it only grows, people may correct it,
// and the site's page and feed of changes are made of it.
//
// # The file
//
//	file   = { entry | remark | empty line }
//	remark = "#" and anything
//	entry  = ("on" SP day | "undated") { change }
//	change = ("added" | "withdrawn") SP "document" SP document SP points
//	       | "renamed" SP "document" SP document SP document
//	       | "moved" SP kind SP address SP label SP address [SP opening]
//	       | fate SP kind SP address SP label [SP opening]
//	kind   = "point"      its number is ours
//	       | "paragraph"  its number is the text's own
//	       | "section"    a heading
//	fate   = "added" | "reworded" | "withdrawn" | "restored" | "renumbered"
//
// Each change stands on a line, its fields parted by one space; an address is a
// document and an anchor, "rivers#p7A". A space or a percent sign in a field is
// written "%20" or "%25". The latest entry stands last.
//
// Where git left its marks of a conflict, the lines of both sides are taken. A
// point that both sides added under one number is the first side's, as it is in
// the ledger: what the second side says of that number is left out, and told
// anew under the number that the point has then.
package journal
