package cite

import (
	"fmt"
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
	field("note", texEscape(r.Locator))
	field("url", noBraces.Replace(r.Address))
	b.WriteString("}\n")
	return b.String()
}

// noBraces keeps braces out of addresses.
var noBraces = strings.NewReplacer("{", "%7B", "}", "%7D")

// texEscape guards what TeX would read as commands. Braces become words, since
// BibTeX counts them and heeds no backslash.
func texEscape(s string) string { return texSpecial.Replace(s) }

var texSpecial = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "%", `\%`, "&", `\&`, "$", `\$`, "#", `\#`, "_", `\_`, "^", `\^{}`, "~", `\~{}`, "\n", " ",
)
