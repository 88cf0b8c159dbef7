package cite

import "strings"

// RIS is the citation as an RIS record of a report.
func (r Record) RIS() string {
	var b strings.Builder
	line := func(tag, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			b.WriteString(tag + "  - " + value + "\n")
		}
	}
	line("TY", "RPRT")
	line("ID", r.Key)
	line("TI", r.Title)
	line("PB", r.Publisher)
	line("SN", r.Number)
	line("CY", r.Place)
	line("PY", r.year())
	if r.Date != "" {
		line("DA", strings.ReplaceAll(r.Date, "-", "/")+"/")
	}
	line("LA", r.Language)
	line("N1", r.Locator)
	line("UR", r.Address)
	b.WriteString("ER  - \n")
	return b.String()
}
