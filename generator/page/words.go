package page

import (
	"fmt"
	"strconv"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// ClassName is what lists call a class of attribution. Drafters' own words
// stand in quotation marks; what they did not say is said plainly.
func ClassName(c policy.Class) string {
	switch c {
	case policy.Unquantified:
		return "size not stated"
	case policy.Impersonal:
		return "source not stated"
	case policy.One: // "one delegation", "the applicant"
		return "one speaker"
	case policy.Named:
		return "named speakers"
	case policy.Counted:
		return "a stated number"
	case index.OwnWords:
		return "the text’s own words"
	}
	return "“" + string(c) + "”"
}

// classMeaning says what a class is, and nothing that the text does not say.
func classMeaning(c policy.Class) string {
	switch c {
	case policy.Unquantified:
		return "size not stated"
	case policy.Impersonal:
		return "source not stated"
	case policy.One:
		return "one speaker, without a name"
	case policy.Named:
		return "named by the text"
	case policy.Counted:
		return "the text states a number"
	}
	return "in the drafters’ word: “" + string(c) + "”"
}

// classShort is the class where room is short.
func classShort(c policy.Class) string {
	switch c {
	case policy.Unquantified:
		return "no size"
	case policy.Impersonal:
		return "no source"
	case policy.Counted:
		return "number"
	case index.OwnWords:
		return "own words"
	}
	return string(c)
}

// functionNote says what a group of verbs does, in a clause.
func functionNote(f policy.Function) string {
	switch f {
	case policy.Reports:
		return "verbs that report what was said without taking a side: noted, referred to, reported"
	case policy.Agrees:
		return "verbs that grant a point: acknowledged, recognized, agreed"
	case policy.Emphasizes:
		return "verbs that lay weight on a point: highlighted, underscored, underlined, stressed, emphasized; drafters vary them for style"
	case policy.Reaffirms:
		return "verbs that point back to what was agreed before: recalled, reiterated, reaffirmed"
	case policy.Asks:
		return "verbs that ask somebody to do something: called for, encouraged, urged, requested"
	case policy.Supports:
		return "verbs that speak for something: welcomed, supported, endorsed"
	case policy.Objects:
		return "verbs that speak against something or worry about it: expressed concern, cautioned, questioned"
	}
	return "views given as such: in the view of, considered, identified"
}

// count writes a number with its noun: "1 point", "26 points".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + noun + "s"
}

// grouped writes a number with commas: 12,345.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// fileSize writes the size of a file as readers know it: "340 kB", "1.7 MB".
func fileSize(bytes int64) string {
	switch {
	case bytes < 1e6:
		return fmt.Sprintf("%d kB", max(1, (bytes+500)/1000))
	case bytes < 1e7:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return fmt.Sprintf("%d MB", (bytes+5e5)/1e6)
}

// Figures tells in a line how much a site holds.
func Figures(ix *index.Index) string {
	parts := []string{count(len(ix.Documents), "document"), count(len(ix.Points), "point")}
	if n := len(ix.Topics); n > 0 {
		parts = append(parts, count(n, "topic"))
	}
	if n := len(ix.References); n > 0 {
		parts = append(parts, count(n, "reference"))
	}
	return strings.Join(parts, " · ")
}

// excerpt is the first words of a text, at most so many.
func excerpt(text string, most int) string {
	words := make([]string, 0, most)
	for word := range strings.FieldsSeq(text) {
		if len(words) == most {
			return strings.TrimRight(strings.Join(words, " "), ",;:") + " …"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// description cuts a text to what search engines and link previews show.
func description(text string) string {
	const most = 155
	text = strings.TrimSpace(text) // a topic without a scope leaves a space behind
	if len(text) <= most {
		return text
	}
	cut := strings.LastIndexByte(text[:most], ' ')
	if cut < 0 {
		return strings.ToValidUTF8(text[:most], "") + "…"
	}
	return strings.TrimRight(text[:cut], " ,;:") + "…"
}

// enumerated writes "a", "a and b", "a, b and c".
func enumerated(items []inline) inline {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	default:
		return joined(items[:n-1], ", ") + " and " + items[n-1]
	}
}

// when writes the days of a meeting: "14 and 15 March 2019", "14 March 2019".
func when(f policy.Facts) string {
	first, ok := readDate(f.Date)
	if !ok {
		return f.Date
	}
	last, ok := readDate(f.EndDate)
	switch {
	case !ok || last == first:
		return first.String()
	case first.year == last.year && first.month == last.month && last.day == first.day+1:
		return fmt.Sprintf("%d and %s", first.day, last)
	case first.year == last.year && first.month == last.month:
		return fmt.Sprintf("%d–%s", first.day, last)
	case first.year == last.year:
		return fmt.Sprintf("%d %s to %s", first.day, first.month, last)
	}
	return fmt.Sprintf("%s to %s", first, last)
}

// date is a day as the Gregorian calendar has it, without a time zone.
type date struct {
	year, day int
	month     string
}

func (d date) String() string { return fmt.Sprintf("%d %s %d", d.day, d.month, d.year) }

// readDate reads an ISO 8601 day, as the reader of facts let it pass.
func readDate(iso string) (date, bool) {
	var d date
	var month int
	if n, err := fmt.Sscanf(iso, "%d-%d-%d", &d.year, &month, &d.day); n != 3 || err != nil || month < 1 || month > 12 {
		return date{}, false
	}
	d.month = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}[month-1]
	return d, true
}
