package numbered

import (
	"strconv"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// goalName is one way to call goals or targets.
type goalName struct {
	at             int  // index in Goals
	plural, target bool //
	short          bool // counts only where the document names the goals
}

func (w *Works) addGoals(scanner *token.Scanner, at int, g lexicon.Goals) {
	for _, list := range []struct {
		names []string
		as    goalName
	}{
		{g.Names, goalName{at: at}},
		{g.Plurals, goalName{at: at, plural: true}},
		{g.Short, goalName{at: at, short: true}},
		{g.ShortPlurals, goalName{at: at, short: true, plural: true}},
		{g.Targets, goalName{at: at, short: true, target: true}},
		{g.TargetPlurals, goalName{at: at, short: true, target: true, plural: true}},
	} {
		for _, name := range list.names {
			w.goals.add(scanner, name, list.as)
		}
	}
	for _, words := range g.KnownBy {
		w.knownBy.add(scanner, words, at)
	}
}

// goalsAt finds the goals or targets whose name begins with token i.
func (d *Document) goalsAt(text *token.Text, i int) []Found {
	n, names := d.Works.goals.at(text, i)
	if n == 0 {
		return nil
	}
	name := names[0]
	family := d.Goals[name.at]
	var found []Found
	for at := i + n; at < len(text.Tokens); {
		work, to := goal(text, at, family, name.target)
		if to == 0 || at == i+n && text.Tokens[at].Before&^token.Hyphen != 0 || d.isQuantity(text, to) {
			break
		}
		from := at
		if len(found) == 0 {
			from = i
		}
		found = append(found, Found{From: from, To: to, Start: text.Tokens[from].Start, End: text.Tokens[to-1].End, Work: work, Method: policy.Prose})
		if !name.plural || to >= len(text.Tokens) || text.Tokens[to].Sentence != text.Tokens[i].Sentence {
			break
		}
		switch fold := text.Tokens[to].Fold; {
		case ranges(text, to):
			if fold == "to" {
				to++
			}
			last, after := goal(text, to, family, name.target)
			if after == 0 {
				to = len(text.Tokens)
				break
			}
			if more, ok := between(text.Word(at), text.Word(to), family); ok {
				found = append(found, Found{
					From: to, To: after, Start: text.Tokens[to].Start, End: text.Tokens[after-1].End, Work: last, Method: policy.Prose, More: more,
				})
			}
			to = after
			if to < len(text.Tokens) && (text.Tokens[to].Fold == "and" || text.Tokens[to].Fold == "or") {
				to++
			} else if to < len(text.Tokens) && text.Tokens[to].Before != token.Comma {
				to = len(text.Tokens)
			}
		case fold == "and" || fold == "or":
			to++
		case text.Tokens[to].Before != token.Comma:
			to = len(text.Tokens)
		}
		at = to
		if at < len(text.Tokens) && (text.Tokens[at].Fold == "and" || text.Tokens[at].Fold == "or") {
			at++
		}
	}
	switch {
	case len(found) == 0, name.plural && len(found) == 1: // a single number behind a plural is a footnote mark
		return nil
	case name.short && (!d.known(name.at) || capitalBefore(text, i) || d.isOfAnother(text, found[len(found)-1].To)):
		if name.target {
			return nil
		}
		for k := range found {
			found[k].Work, found[k].More, found[k].Open = policy.Reference{}, nil, "a goal with a number, and the text does not say of which plan"
		}
	}
	return found
}

// ranges tells whether token i is the second end of a range, or the "to"
// before it: "Goals 3 to 5", "Goals 3–5".
func ranges(text *token.Text, i int) bool {
	gap := strings.TrimSpace(text.Source[text.Tokens[i-1].End:text.Tokens[i].Start])
	if text.Tokens[i].Fold == "to" {
		return gap == "" && i+1 < len(text.Tokens) && text.Tokens[i+1].Before == 0
	}
	return gap == "-" || gap == "–" || gap == "‑"
}

// between gives the goals between two numbers. It is false where the numbers
// are no range.
func between(first, last string, g lexicon.Goals) (goals []policy.Reference, ok bool) {
	from, err := strconv.Atoi(first)
	to, wrong := strconv.Atoi(last)
	if err != nil || wrong != nil || from >= to {
		return nil, false
	}
	for n := from + 1; n < to; n++ {
		length, fill := g.Number.Match(strconv.Itoa(n))
		if length != len(strconv.Itoa(n)) {
			return nil, false
		}
		goals = append(goals, numberedGoal(g, fill, g.Title))
	}
	return goals, true
}

func numberedGoal(g lexicon.Goals, fill func(string) string, title string) policy.Reference {
	return policy.Reference{ID: strings.ReplaceAll(fill(g.ID), ".", "-"), Kind: policy.Goal, Title: fill(title), Address: fill(g.Address)}
}

func (d *Document) known(goals int) bool { return d.goals[goals] }

// goal reads the number of a goal or target at token i, and gives the token
// behind it, or 0.
func goal(text *token.Text, i int, g lexicon.Goals, onlyTarget bool) (policy.Reference, int) {
	source := text.Source[text.Tokens[i].Start:]
	for _, try := range []struct {
		pattern lexicon.Pattern
		title   string
		skip    bool
	}{{g.Target, g.TargetTitle, false}, {g.Number, g.Title, onlyTarget}} {
		length, fill := try.pattern.Match(source)
		to := whole(text, i, text.Tokens[i].Start+length)
		if length == 0 || to == 0 || try.skip {
			continue
		}
		return numberedGoal(g, fill, try.title), to
	}
	return policy.Reference{}, 0
}

// isQuantity tells whether the number before token i measures something:
// "target 3.5 per cent", "target 3.5%".
func (w *Works) isQuantity(text *token.Text, i int) bool {
	if n, _ := w.units.at(text, i); n > 0 {
		return true
	}
	rest := text.Source[text.Tokens[i-1].End:]
	if strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, " %") {
		return true
	}
	return i < len(text.Tokens) && strings.HasPrefix(rest, ".") && isNumber(text.Word(i)) && text.Tokens[i].Start == text.Tokens[i-1].End+1
}

func isNumber(word string) bool {
	_, err := strconv.Atoi(word)
	return err == nil
}

// isOfAnother tells whether the goal before token i is said to be that of
// another plan: "Goal 3 of the Strategy".
func (w *Works) isOfAnother(text *token.Text, i int) bool {
	n, _ := w.belongs.at(text, i)
	if n == 0 {
		return false
	}
	at := w.skipArticle(text, i+n)
	if known, _ := w.knownBy.at(text, at); known > 0 || at == len(text.Tokens) {
		return false
	}
	return at > i+n
}
