package annotate

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
	"precis/generator/token"
)

// Names are told by their form: titles, nouns of office and capitals. No list
// of countries, bodies or people is needed, and none would be complete.

// representativeAt reads "a representative of Norway": an office of a name is
// modifiedOffice reads "the Government representatives of Peru and Chile" and
// representativeOfSome reads "the representative of a youth organization": one
// namedAt reads a speaker by title ("Ms. Silva"), by office ("the Chair",
// "Secretary Yellen"), a body in small letters ("the staff") or any other name
// by its capitals ("UNODC", "Human Rights Watch").
func (c *cascade) namedAt(i int) (group, bool) {
	j := i
	if c.denials.has(c.tokens, i, c.to) {
		return group{}, false // "No Member"
	}
	if i < c.to && c.determiners.has(c.tokens, i, c.to) {
		j++
	}
	if j >= c.to || j > i && c.tokens[j].Before&^token.Quote != 0 {
		return group{}, false
	}
	named := func(end int, k kind) (group, bool) {
		return group{i, end, policy.Named, c.words(j, end), k, k == people}, true
	}
	if c.titles.has(c.tokens, j, c.to) {
		if end := c.nameRun(j); end > j+1 {
			return named(end, people)
		}
	}
	if n, _ := c.offices.at(c.tokens, j, c.to); n > 0 {
		if end, ok := c.officeAt(i, j, n); ok {
			return named(end, people)
		}
	}
	if n, _ := c.bodies.at(c.tokens, j, c.to); n > 0 && (j > i || i == c.from && isUpperFirst(c.text.Word(j))) {
		end := j + n
		if end < c.to && c.tokens[end].Before == 0 && isDigits(c.tokens[end].Fold) {
			end++ // "Working Group 3"
		}
		if n, _ := c.offices.at(c.tokens, end, c.to); n > 0 && c.tokens[end].Before == 0 && isUpperFirst(c.text.Word(end)) {
			return named(end+n, people) // "the Council Chairman"
		}
		if whole := c.properBody(j, end); whole > end {
			end = whole
		} else if to, ok := c.ofName(end); ok {
			end = to
		} else {
			end = c.ofMatter(end)
		}
		return named(end, body)
	}
	if end, ok := c.modifiedBody(i, j); ok {
		return named(end, body)
	}
	if j > i {
		const most = 3 // words
		for k := j; k+1 < c.to && k < j+most && (k == j || c.tokens[k].Before&^token.Hyphen == 0) && !c.small.Get(c.tokens[k].Fold); k++ {
			if n, _ := c.bodies.at(c.tokens, k+1, c.to); n > 0 && c.isPossessive(k) && c.tokens[k+1].Before&token.Strong == 0 {
				return named(k+1+n, body) // "the Employers' group"
			}
			if n, noun := c.nouns.at(c.tokens, k+1, c.to); n > 0 && noun.party && !noun.plural && c.isPossessive(k) && c.tokens[k].Plain != c.tokens[k].Fold && c.tokens[k+1].Before&token.Strong == 0 {
				return named(k+1+n, body) // "the retailers' federation"
			}
			if n, _ := c.offices.at(c.tokens, k+1, c.to); n > 0 && c.isPossessive(k) && c.tokens[k+1].Before&token.Strong == 0 && isUpperFirst(c.text.Word(k+1)) {
				return named(k+1+n, people) // "the country's Permanent Representative"
			}
		}
	}
	end := c.nameRun(j)
	if end == j || j > i && !c.definite.has(c.tokens, i, c.to) {
		return group{}, false
	}
	if n, _ := c.bodies.at(c.tokens, end, c.to); n > 0 && c.tokens[end].Before == 0 {
		return named(end+n, body) // "IMF staff"
	}
	if n, _ := c.offices.at(c.tokens, end, c.to); n > 0 && end < c.to && c.tokens[end].Before == 0 {
		return named(end+n, people) // "the UNICEF representative"
	}
	k, ok := c.nameKind(i, j, end)
	if !ok {
		return group{}, false
	}
	if k == body && i == j && end > j+1 && !c.determiners.has(c.tokens, i-1, c.to) && c.isOfCountry(end) && !slices.ContainsFunc(c.tokens[j:end], func(t token.Token) bool { return t.Fold == "of" || t.Fold == "for" }) {
		k = people
	}
	return named(end, k)
}

// modifiedBody reads a body in small letters behind words that say which: "the
// planning board". It gives the token behind it.
func (c *cascade) modifiedBody(i, j int) (end int, ok bool) {
	const most = 2 // words
	for k := j; k < j+most && k+1 < c.to && c.definite.has(c.tokens, i, c.to); k++ {
		if isUpperFirst(c.text.Word(k)) || c.tokens[k+1].Before&^token.Hyphen != 0 || !c.canModify(k) && !(k == j && c.verbs.has(c.tokens, k, c.to)) || // "the project team"
			c.isPossessive(k) || c.nouns.has(c.tokens, k, c.to) || c.offices.has(c.tokens, k, c.to) {
			return 0, false
		}
		if n, _ := c.bodies.at(c.tokens, k+1, c.to); n > 0 && !isUpperFirst(c.text.Word(k+1)) {
			behind := k + 1 + n
			verb := c.skipAdverbs(behind)
			return behind, c.isBy(i-1) || c.verbs.has(c.tokens, verb, c.to) || c.framing.has(c.tokens, verb, c.to)
		}
	}
	return 0, false
}

// properBody gives the end of a body's proper name that begins at token j with
// a noun of bodies up to end: "the Group of 77 and China", "the Group of Latin
// American and Caribbean States", of which the rest would be cut off where it
// begins with a number or ends with "States".
func (c *cascade) properBody(j, end int) int {
	if !isUpperFirst(c.text.Word(j)) || end >= c.to || c.tokens[end].Before != 0 || !c.namePrepositions.has(c.tokens, end, c.to) {
		return end
	}
	if k := c.skip(c.articles, end+1); c.calendar.has(c.tokens, k, c.to) {
		return end // "the Committee on Monday"
	}
	return c.withPlace(c.nameRun(j))
}

// withPlace takes along what a name goes on with at token i: "in Goods" behind
// "the Council for Trade".
func (c *cascade) withPlace(i int) int {
	if i+1 < c.to && c.namePlaces.has(c.tokens, i, c.to) && c.tokens[i].Before|c.tokens[i+1].Before == 0 && !c.calendar.has(c.tokens, i+1, c.to) {
		if to := c.nameRun(i + 1); to > i+1 {
			return to
		}
	}
	return i
}

// isOfCountry tells a name of a person by the country in brackets behind it:
// "Jimena Nieto (Colombia)". An acronym there is that of a body.
func (c *cascade) isOfCountry(i int) bool {
	return i+1 < c.to && c.skipBrackets(i) > i && isUpperFirst(c.text.Word(i)) && !isAcronym(c.text.Word(i))
}

// endsName tells the last part of a name that began before "and": "Pensions"
// in "as the Commission on Safeguards and Pensions had recommended". Speakers
// who are joined are read from the first of them on.
func (c *cascade) endsName(i int) bool {
	if i-2 <= c.from || i >= c.to || !c.additions.has(c.tokens, i-1, c.to) || c.tokens[i-1].Before|c.tokens[i].Before != 0 {
		return false
	}
	j := c.skip(c.determiners, i) // "the Union and its Member States" are two
	return j < c.to && isUpperFirst(c.text.Word(j)) && isUpperFirst(c.text.Word(i-2))
}

// ofMatter reads what a body is for, in small letters and up to its verb: "the
// group on industrial fleets".
func (c *cascade) ofMatter(i int) int {
	if i >= c.to || c.tokens[i].Before != 0 || !c.namePrepositions.has(c.tokens, i, c.to) {
		return i
	}
	k := i + 1
	for k < c.to && k < i+5 && !c.calendar.has(c.tokens, k, c.to) && c.tokens[k].Before&^token.Hyphen == 0 && !c.small.Of(c.tokens[k].Word) && !c.verbs.has(c.tokens, k, c.to) {
		k++
	}
	if k > i+1 && k < c.to && c.tokens[k].Before == 0 && c.verbs.has(c.tokens, c.skipAdverbs(k), c.to) {
		return k
	}
	return i
}

// ofMandate reads what an office is for, up to its verb: "on the right to food"
// officeAt reads an office of n tokens at j with what names its holder: "the
// minister of health of Chile", "President Biden", "the Chair". A bare office
// holdsOffice tells whether a name is followed by its bearer's office: ",
// appositionEnd gives the token behind what somebody's name is followed by
// between commas: an office, or a word for what a person does. It gives i where
// isParticipant tells an office that is also a noun for anybody who takes
// ofName reads "of Norway", "of health of Chile", "for the River Basin" behind
// an office, and tells whether a name is in it.
func (c *cascade) ofName(i int) (end int, name bool) {
	end = i
	for i < c.to && c.tokens[i].Before == 0 && (c.namePrepositions.has(c.tokens, i, c.to) || name && c.namePlaces.has(c.tokens, i, c.to)) {
		k := c.skip(c.articles, i+1)
		if c.calendar.has(c.tokens, k, c.to) {
			break // "of Norway on Monday"
		}
		if name && c.namePlaces.has(c.tokens, i, c.to) {
			return c.withPlace(i), name
		}
		ministry := k == i+1 && c.mandates.has(c.tokens, i, c.to) // "for Women"
		if to := c.nameRun(k); to > k && (!c.isParticipantRun(k, to) || ministry && to == k+1) && !c.isAnyone(k, to) {
			end, i, name = to, to, true
			continue
		}
		m := k
		for m < c.to && m < k+4 && c.tokens[m].Before&^token.Hyphen == 0 && (m == k || !c.verbs.has(c.tokens, m, c.to)) && !c.small.Of(c.tokens[m].Word) {
			m++
		}
		if m == k {
			break
		}
		i = m
	}
	return end, name
}

// isAnyone tells "the Member", which is no name.
func (c *cascade) isAnyone(from, to int) bool {
	n, noun := c.nouns.at(c.tokens, from, c.to)
	return n == to-from && !noun.party && !noun.office
}

// isParticipantRun tells "Member States" from a name.
func (c *cascade) isParticipantRun(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if c.namePrepositions.has(c.tokens, k, c.to) {
			to = k // the head of "World Federation of Carers" is the Federation
		}
	}
	for k := from; k < to; k++ {
		if c.properNames.has(c.tokens, k, c.to) {
			return false
		}
		if n, noun := c.nouns.at(c.tokens, k, c.to); n > 0 && k+n == to && noun.plural {
			return true
		}
	}
	return false
}

// nameKind judges a run of capitals from j to end, its article at i: whether
// it can speak, and as what.
func (c *cascade) nameKind(i, j, end int) (kind, bool) {
	last := end
	for k := j + 1; k < end; k++ {
		if c.namePrepositions.has(c.tokens, k, c.to) {
			last = k
			break
		}
	}
	head := last - 1
	if c.texts.has(c.tokens, head, c.to) || c.isParticipantRun(j, last) {
		return body, false
	}
	for k := j; k < end; k++ {
		if n, _ := c.offices.at(c.tokens, k, c.to); n > 0 && k+n <= end && (k+n < last || j > i) {
			return people, true
		}
		if c.titles.has(c.tokens, k, c.to) {
			return people, true
		}
	}
	if end-j > 1 || j > i || i > c.from {
		return body, end-j > 1 || !c.calendar.has(c.tokens, j, c.to)
	}
	word := c.text.Word(j)
	if isAcronym(word) && utf8.RuneCountInString(word) > 1 {
		return body, true
	}
	// One word with the capital that every sentence begins with.
	fold := c.tokens[j].Fold
	if isAcronym(word) || c.small.Get(fold) || !c.seen.capital[fold] && c.isThing(j) || !c.seen.capital[fold] && c.tokens[j].Plain != fold && c.isPerson(j) || c.adverbs.has(c.tokens, j, c.to) || c.verbs.has(c.tokens, j, c.to) || c.seen.small[fold] {
		return body, false
	}
	return body, c.seen.capital[fold] || !c.isAbstract(fold) || c.adverbEndings.Of(fold) && c.isTelling(j+1) // "Italy asked"
}

func (c *cascade) isAbstract(fold string) bool { return c.abstract.Of(fold) }

// mostName is how many words a name may have.
const mostName = 16

// nameRun reads a proper name from token i: words with a capital, and the
// small words that stand between them. It gives i when there is none.
func (c *cascade) nameRun(i int) int {
	end := i
	for j := i; j < c.to && j < i+mostName; j++ {
		if to := c.skipAcronym(j); j > i && to > j && to < c.to && isUpperFirst(c.text.Word(to)) && c.tokens[to].Before&token.Comma == 0 {
			j, end = to-1, to // "National River Council (NRC) Director"
			continue
		}
		if closes := j > i+1 && c.skipAcronym(j-1) == j; j > i && !closes && !c.goesOn(j) {
			break
		}
		word := c.text.Word(j)
		switch {
		case j > i && end == j && c.isNumberOfName(j):
			end = j + 1 // "WG 3 reported"
		case j > i && end == j && c.tokens[j].Before == token.Hyphen && isDigits(c.tokens[j].Fold):
			end = j + 1 // "G-77"
		case j > i+1 && end == j-1 && c.numberAt(j) > 0 && c.nameJoiners.has(c.tokens, j-1, c.to) && !c.subjects.has(c.tokens, j-1, c.to):
			end = j + 1 // "Group of 77"
		case j > i && isAcronym(word) && !isAcronym(c.text.Word(j-1)) && len(word) > 3 && c.verbs.has(c.tokens, j, c.to):
			return end // "Hubbard MOVED to close the list"
		case isUpperFirst(word):
			if j == i && (c.small.Of(c.tokens[j].Word) || c.adverbs.has(c.tokens, j, c.to)) && !isAcronym(word) {
				return i
			}
			if end == j-1 && j > i && c.nameJoiners.has(c.tokens, j-1, c.to) && c.calendar.has(c.tokens, j, c.to) {
				return end // "the Committee on Monday"
			}
			end = j + 1
			if c.isPossessive(j) && j+1 < c.to && (!isUpperFirst(c.text.Word(j+1)) || c.calendar.has(c.tokens, j+1, c.to)) {
				return end // "the President's January order"
			}
		case end == j && end > i && c.tokens[j].Before == token.Hyphen: // "Portuguese-speaking Countries"
		case end == j && end > i && c.nameJoiners.has(c.tokens, j, c.to), end < j && c.determiners.has(c.tokens, j, c.to):
		default:
			return end
		}
	}
	return end
}

// isNumberOfName tells a number behind an acronym, with a verb behind it.
func (c *cascade) isNumberOfName(j int) bool {
	word := c.tokens[j].Fold
	return len(word) < 4 && isDigits(word) && c.tokens[j].Before == 0 && isAcronym(c.text.Word(j-1)) && c.verbs.has(c.tokens, c.skipAdverbs(j+1), c.to)
}

// goesOn tells whether a name may go on at token j: only a full stop behind an
// abbreviation or an initial, and the comma before "Jr.", may stand in it.
func (c *cascade) goesOn(j int) bool {
	before, previous := c.tokens[j].Before, c.text.Word(j-1)
	switch {
	case before&(token.Pause|token.Bracket) != 0:
		return false
	case before&token.Stop != 0:
		return before&token.Comma == 0 && isUpperFirst(previous) && utf8.RuneCountInString(previous) <= 3 || c.titles.has(c.tokens, j-1, c.to)
	case before&token.Comma != 0:
		return c.suffixes.has(c.tokens, j, c.to)
	}
	return true
}

// skipAcronym passes over an acronym in brackets behind a name.
func (c *cascade) skipAcronym(i int) int {
	if i > c.from && i+1 < c.to && c.tokens[i].Before&token.Bracket != 0 && c.tokens[i+1].Before&token.Bracket != 0 && isUpperFirst(c.text.Word(i)) {
		return i + 1
	}
	return i
}

func isUpperFirst(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func isAcronym(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}
