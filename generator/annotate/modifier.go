package annotate

// The words between a quantity and the noun for those who speak.

// mostModifiers is how many words may stand before a noun: "business and civil
// society representatives".
const mostModifiers = 5

// nounAt reads a noun for those who speak at token j, behind words that say
// more of it.
func (c *cascade) nounAt(j int) (at, n int, meant noun) {
	for k := j; k <= j+mostModifiers && k < c.to; k++ {
		if k > j && (!c.goesOn(k) || c.counts(k)) {
			break
		}
		if c.properNames.has(c.tokens, k, c.to) {
			break
		}
		if n, meant = c.nouns.at(c.tokens, k, c.to); n > 0 && !c.isOwner(k+n-1) {
			// "government representatives": the last noun of the run speaks.
			if m, last := c.nouns.at(c.tokens, k+n, c.to); m > 0 && c.tokens[k+n].Before == 0 {
				k, n, meant = k+n, m, last
			}
			return k, n, meant
		}
		if !c.canModify(k) && !(k > j && c.additions.has(c.tokens, k, c.to) && !(isUpperFirst(c.text.Word(k-1)) && len(c.text.Word(k-1)) > 1)) {
			break
		}
	}
	return 0, 0, noun{}
}

// isOwner tells a noun that only says whose what follows is: "the Farmers'
// Union", "doctors' representatives".
func (c *cascade) isOwner(k int) bool {
	return k+1 < c.to && c.isPossessive(k) && (isUpperFirst(c.text.Word(k)) && isUpperFirst(c.text.Word(k+1)) || c.nouns.has(c.tokens, k+1, c.to))
}

// canModify tells whether a word may stand between a quantity and its noun.
func (c *cascade) canModify(k int) bool {
	roman := k > c.from && c.text.Word(k) == "I" && isUpperFirst(c.text.Word(k-1)) // "Annex I countries"
	return (!c.small.Of(c.tokens[k].Word) || roman) && !c.outsiders.has(c.tokens, k, c.to) && !c.verbs.has(c.tokens, k, c.to) &&
		!c.adverbs.has(c.tokens, k, c.to) && !c.denials.has(c.tokens, k, c.to) && !c.embedders.has(c.tokens, k, c.to) &&
		!c.suppositions.has(c.tokens, k, c.to) && !c.opensAsAdverb(k)
}

// opensAsAdverb tells an adverb that begins a sentence by its ending:
// "Unfortunately members objected", but not "Family representatives".
func (c *cascade) opensAsAdverb(k int) bool {
	return k == c.from && c.adverbEndings.Of(c.tokens[k].Fold) && !c.lyAdjectives.has(c.tokens, k, c.to)
}

// counts tells a quantity or a number at token k: a group that one stands in
// begins there, and not before it.
func (c *cascade) counts(k int) bool {
	return c.quantities.has(c.tokens, k, c.to) || c.numberAt(k) > 0
}
