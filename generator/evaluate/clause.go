package evaluate

import (
	"slices"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
	"precis/generator/token"
)

// attributions matches clauses one to one: first those that agree in
// everything, then those of one class that agree in who or in a verb, then
// those that agree in their verbs and were taken for another class.
func (r *Report) attributions(want Point, p *index.Point) {
	open := slices.Clone(p.Finding.Attributions)
	missing := slices.Clone(want.Attributions)
	r.Attributions.Found += len(open)
	r.Attributions.Wanted += len(missing)
	r.Classes.Found += len(open)
	r.Classes.Wanted += len(missing)

	pair := func(agree func(Attribution, policy.Attribution) bool) (pairs int) {
		missing = slices.DeleteFunc(missing, func(a Attribution) bool {
			at := slices.IndexFunc(open, func(f policy.Attribution) bool { return agree(a, f) })
			if at < 0 {
				return false
			}
			pairs++
			r.classes[classPair{a.Class, open[at].Class}]++
			open = slices.Delete(open, at, at+1)
			return true
		})
		return pairs
	}
	right := pair(r.agrees)
	r.Attributions.Right += right
	for _, a := range missing {
		r.differ(want, p, "attributions: %s / %s / %s is missing", a.Class, a.Who, strings.Join(a.Verbs, ", "))
	}
	for _, f := range open {
		r.differ(want, p, "attributions: %s / %s / %s is not labelled%s", f.Class, f.Who, strings.Join(verbs(f), ", "), foundBy(quoted(f.Words)))
	}
	r.Classes.Right += right + pair(func(a Attribution, f policy.Attribution) bool {
		return a.Class.Data() == f.Class.Data() && (r.sameWho(a.Who, f) || shareVerb(a.Verbs, verbs(f)))
	})
	pair(func(a Attribution, f policy.Attribution) bool { return sameVerbs(a.Verbs, verbs(f)) })
	for _, a := range missing {
		r.classes[classPair{labelled: a.Class}]++
	}
	for _, f := range open {
		r.classes[classPair{found: f.Class}]++
	}
}

func verbs(a policy.Attribution) []string {
	var words []string
	for _, v := range a.Verbs {
		words = append(words, v.Words)
	}
	return words
}

// agrees compares a clause with its label.
func (r *Report) agrees(want Attribution, found policy.Attribution) bool {
	return want.Class.Data() == found.Class.Data() && r.sameWho(want.Who, found) && sameVerbs(want.Verbs, verbs(found))
}

// sameWho compares who speaks. Singular and plural agree ("one delegation" is
// filed under "delegations"), and so do a name with its article and one
// without. A group that is a pronoun ("others", "several of them") names
// nobody beyond its class, so a label may leave it out or repeat the class.
func (r *Report) sameWho(want string, found policy.Attribution) bool {
	who := r.plain(want)
	if who == r.plain(found.Who) || who == r.plain(found.Words) && found.Class != policy.Impersonal {
		return true
	}
	words := token.Fold(found.Words)
	pronoun := found.Who != "" && token.Fold(found.Who) == words && found.Class != policy.Named && found.Class != policy.Unquantified
	return pronoun && (who == "" || strings.HasPrefix(words+" ", token.Fold(want)+" ") || who == r.plain(string(found.Class)))
}

// plain gives words without capitals, each in the singular.
func (r *Report) plain(words string) string {
	var plain []string
	for _, t := range r.scanner.Scan(words).Tokens {
		plain = append(plain, t.Plain)
	}
	return strings.Join(plain, " ")
}

// sameVerbs compares the verbs of two clauses one by one.
func sameVerbs(want, got []string) bool {
	return slices.EqualFunc(want, got, sameVerb)
}

// sameVerb tells whether the words of one verb hold those of the other:
// whether "for" belongs to "called", or "reference was" to "made", is a matter
// of taste and not of reading.
func sameVerb(a, b string) bool {
	a, b = " "+token.Fold(a)+" ", " "+token.Fold(b)+" "
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// shareVerb tells whether two clauses have a verb in common.
func shareVerb(a, b []string) bool {
	return slices.ContainsFunc(a, func(verb string) bool {
		return slices.ContainsFunc(b, func(other string) bool { return sameVerb(verb, other) })
	})
}
