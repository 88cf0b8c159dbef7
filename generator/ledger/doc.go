// Package ledger keeps the numbers of points for good. numbers.lock, a file of
// the publisher's folder, holds every number and anchor that a point was ever
// given, with a print of its words, by which the point is known again when its
// text changes. What it holds is only ever added to: an anchor that once led to
// a point leads to it, to the place that its words went to, or to a note that
// it was withdrawn, and never to another point.
//
// # The file
//
// A line is a point or the heading of a section, its fields parted by one
// space, the lines sorted by document and number:
//
//	line  = document "#" anchor SP label SP kind SP state SP hash SP size SP sketch [SP opening]
//	kind  = "point"      its number is ours
//	      | "paragraph"  its number is the text's own
//	      | "section"    a heading
//	state = "stands" | "withdrawn" | "now:" document "#" anchor
//
// The hash is of all its words, folded. The sketch holds up to sixteen of its
// pairs of neighbouring words, chosen by their hashes, and size is how many
// pairs there are: enough to tell how much of the words stands in another
// text. The opening is for people, and for the note that a withdrawn point
// leaves. A space, a percent sign or a character that does not show is written
// in a field as in an address ("%20").
//
// What "now:" leads to may itself have gone on: the file has each step, pages
// lead to the end.
//
// A line that precis cannot have written is a fault with its place: a document
// that is no slug, an anchor of other characters than letters, digits and "-_.",
// words that are long or do not show.
//
// Where git left its marks of a conflict, the lines of both sides are taken:
// one anchor then has two prints, and goes to the point of the first side that
// the texts hold. Where the sides differ in what became of it, and it stands
// nowhere, it leads to the place that one of them names if its words are there,
// and else is withdrawn. What leads to an anchor that both sides gave leads
// there only if its words are there.
//
// # How a point is known again
//
// By all its words first; of several with the same words, by those around it.
// What was withdrawn and is there again word by word has its number back.
// Then by likeness: how many of the pairs of words two texts share. Between
// the same neighbours less of it is asked for, so that a point which was
// reworded in its place, or lost a part that is a point of its own now, keeps
// its number. What is like nothing is new. A point that is gone from its
// document and whose words stand in one that took them in, or in another
// document, leads there.
//
// # The numbers of what is new
//
// As drafters of laws give them: nothing is ever numbered anew.
//
//   - Behind the last of its section a point takes the next whole number that
//     was never given.
//   - Between 7 and 8 stand 7A, 7B, 7C ... 7Y; between 7A and 7B stand 7AA, 7AB.
//   - Before an A stands Z and another letter: 7ZA between 7 and 7A, 7AZA
//     between 7A and 7AA. Z is used for nothing else; what follows 7Y is 7YA.
//   - Before 1 stand A1, B1, and ZA1 before A1.
//
// A number that was withdrawn is not given again. A point that moves keeps its
// number, though it then stands out of order.
package ledger
