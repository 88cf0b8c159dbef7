package cite

import (
	"fmt"
	"strconv"
	"strings"
)

// BibTeX is the citation as a BibTeX entry: a report of an institution, with
// no person for an author.
func (r Record) BibTeX() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@techreport{%s,\n", r.Key)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-11s = {%s},\n", name, value)
		}
	}
	field("title", "{"+texEscape(r.Title)+"}") // the inner braces keep its capitals
	field("institution", texEscape(r.Publisher))
	field("number", texEscape(r.Number))
	field("address", texEscape(r.Place))
	field("year", r.year())
	if parts := strings.Split(r.Date, "-"); len(parts) > 1 {
		if n, err := strconv.Atoi(parts[1]); err == nil && n >= 1 && n <= len(months) {
			fmt.Fprintf(&b, "  %-11s = %s,\n", "month", months[n-1])
		}
		if len(parts) > 2 {
			field("day", strings.TrimPrefix(parts[2], "0"))
		}
	}
	field("note", texEscape(r.Locator))
	field("url", noBraces.Replace(r.Address))
	b.WriteString("}\n")
	return b.String()
}

// months are the names that every BibTeX style knows, and puts into words.
var months = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// noBraces keeps braces out of addresses.
var noBraces = strings.NewReplacer("{", "%7B", "}", "%7D")

// texEscape guards what TeX would read as commands. Braces become words, since
// BibTeX counts them and heeds no backslash.
func texEscape(s string) string { return texSpecial.Replace(s) }

var texSpecial = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "%", `\%`, "&", `\&`, "$", `\$`, "#", `\#`, "_", `\_`, "^", `\textasciicircum{}`, "~", `\textasciitilde{}`, "\n", " ",
)
