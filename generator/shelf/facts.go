package shelf

import (
	"cmp"
	"strings"
	"time"

	"golang.org/x/text/language"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/strictyaml"
)

// word is something written in a file, and where.
type word = strictyaml.Located[string]

// siteFields is site.yaml.
type siteFields struct {
	Title          string `yaml:"title"`
	Description    string `yaml:"description"`
	Base           word   `yaml:"base"`
	Language       word   `yaml:"language"`
	Licence        string `yaml:"licence"`
	LicenceAddress word   `yaml:"licence-address"`
	Publisher      string `yaml:"publisher"`
	Symbols        word   `yaml:"symbols"`
	Download       word   `yaml:"download"`
	Offline        word   `yaml:"offline"`
}

// textFields is the file of facts beside a text, and its front matter.
type textFields struct {
	Title     string `yaml:"title"`
	Date      word   `yaml:"date"`
	End       word   `yaml:"end"`
	Place     string `yaml:"place"`
	Meeting   string `yaml:"meeting"`
	Publisher string `yaml:"publisher"`
	Symbol    string `yaml:"symbol"`
	Report    string `yaml:"report"`
	Address   word   `yaml:"address"`
	Language  word   `yaml:"language"`
}

// site reads what the publisher says of the collection. What is left out, or
// wrong, is as it would be without the file.
func (r *reader) site(file string) policy.Site {
	var fields siteFields
	r.decode(file, &fields)
	check := r.checking(file)
	site := policy.Site{
		Title:       line(fields.Title),
		Description: line(fields.Description),
		Base:        check.base(fields.Base),
		Language:    check.language(fields.Language),
		Licence:     line(fields.Licence),
		LicenceURL:  check.address(fields.LicenceAddress),
		Publisher:   line(fields.Publisher),
		Symbols:     check.symbols(fields.Symbols),
		NoDownload:  !check.yes(fields.Download, true),
		Offline:     check.yes(fields.Offline, false),
	}
	if site.Title == "" {
		site.Title = "Policy summaries"
	}
	if site.Base != "" && !strings.HasSuffix(site.Base, "/") {
		site.Base += "/"
	}
	if site.Language == "" {
		site.Language = "en"
	}
	if site.Symbols == "" {
		site.Symbols = "https://docs.un.org/en/SYMBOL"
	}
	return site
}

// facts reads what the file beside a text says of it.
func (r *reader) facts(file string) policy.Facts {
	var fields textFields
	r.decode(file, &fields)
	return r.checked(file, fields)
}

// frontMatter reads what a text says of itself before it begins. Programs that
// build sites write the time of day behind the date; it is left out. A fault in
// it is a fault of the text's form, which is no reason to publish nothing: it
// warns, and what it concerns is left out.
func (r *reader) frontMatter(file, front string) policy.Facts {
	before := len(r.faults)
	defer func() {
		for i := range r.faults[before:] {
			fault := &r.faults[before+i]
			if fault.Severity == source.Warning {
				continue
			}
			fault.Severity = source.Warning
			if fault.Hint != "" {
				fault.Hint += "; "
			}
			fault.Hint += "the text is read without it"
		}
	}()
	var fields textFields
	r.faults = append(r.faults, strictyaml.DecodeShared(r.shown(file), []byte(front), &fields)...)
	fields.Date.Value = day(fields.Date.Value)
	fields.End.Value = day(fields.End.Value)
	return r.checked(file, fields)
}

// day cuts the time of day off a date.
func day(written string) string {
	if n := len(time.DateOnly); len(written) > n && strings.ContainsRune("Tt ", rune(written[n])) {
		if _, err := time.Parse(time.DateOnly, written[:n]); err == nil {
			return written[:n]
		}
	}
	return written
}

// both brings together what the file beside a text and its front matter say:
// where both speak, the file wins. The days of a meeting are one fact.
func both(beside, front policy.Facts) policy.Facts {
	if beside.Date != "" {
		front.EndDate = ""
	}
	return policy.Facts{
		Title:     cmp.Or(beside.Title, front.Title),
		Date:      cmp.Or(beside.Date, front.Date),
		EndDate:   cmp.Or(beside.EndDate, front.EndDate),
		Place:     cmp.Or(beside.Place, front.Place),
		Meeting:   cmp.Or(beside.Meeting, front.Meeting),
		Publisher: cmp.Or(beside.Publisher, front.Publisher),
		Symbol:    cmp.Or(beside.Symbol, front.Symbol),
		Report:    cmp.Or(beside.Report, front.Report),
		Address:   cmp.Or(beside.Address, front.Address),
		Language:  cmp.Or(beside.Language, front.Language),
	}
}

// checked is what a text's facts say, as far as it is in order.
func (r *reader) checked(file string, fields textFields) policy.Facts {
	check := r.checking(file)
	facts := policy.Facts{
		Title:     line(fields.Title),
		Date:      check.date(fields.Date),
		EndDate:   check.date(fields.End),
		Place:     line(fields.Place),
		Meeting:   line(fields.Meeting),
		Publisher: line(fields.Publisher),
		Symbol:    line(fields.Symbol),
		Report:    line(fields.Report),
		Address:   check.address(fields.Address),
		Language:  check.language(fields.Language),
	}
	switch {
	case facts.EndDate != "" && fields.Date.Value == "":
		check.errorf(fields.End, `say the first day under "date"`, "an end without a date")
	case facts.EndDate != "" && facts.Date != "" && facts.EndDate < facts.Date:
		check.errorf(fields.End, "correct the one that is wrong", "the end, %s, is before the date, %s", facts.EndDate, facts.Date)
	}
	return facts
}

// decode reads a YAML file, if it is there, and keeps what is wrong with it.
func (r *reader) decode(file string, into any) {
	if file == "" {
		return
	}
	if data, ok := r.data(file); ok {
		r.faults = append(r.faults, strictyaml.Decode(r.shown(file), data, into)...)
	}
}

// line brings the white space in a text to single spaces.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// factChecker checks what a file of facts says. Each method gives the value
// when it is in order, and else "", with the fault named; a value left out is
// in order.
type factChecker struct {
	file   string
	faults *source.Diagnostics
}

func (r *reader) checking(file string) factChecker { return factChecker{r.shown(file), &r.faults} }

func (c factChecker) errorf(w word, hint, format string, args ...any) {
	c.faults.Errorf(c.file, w.At, hint, format, args...)
}

func (c factChecker) date(w word) string {
	if !strictyaml.CheckDate(c.faults, c.file, w) {
		return ""
	}
	return w.Value
}

func (c factChecker) address(w word) string {
	if !strictyaml.CheckAddress(c.faults, c.file, w) {
		return ""
	}
	return w.Value
}

// base checks the address that the addresses of all pages begin with.
func (c factChecker) base(w word) string {
	if strings.ContainsAny(w.Value, "?#") {
		c.errorf(w, "write it up to the folder of the site: https://example.org/site/", "%q goes on with ? or # where the names of pages are to follow", w.Value)
		return ""
	}
	return c.address(w)
}

func (c factChecker) language(w word) string {
	if w.Value == "" {
		return ""
	}
	tag, err := language.Parse(w.Value)
	if err != nil {
		c.errorf(w, "write its code: en, fr, es, pt-BR", "%q is not a language", w.Value)
		return ""
	}
	return tag.String()
}

func (c factChecker) symbols(w word) string {
	if w.Value != "" && !strings.Contains(w.Value, "SYMBOL") {
		c.errorf(w, "write SYMBOL where the symbol goes: https://docs.un.org/en/SYMBOL", "%q does not say where a symbol goes", w.Value)
		return ""
	}
	return c.address(w)
}

// yes reads true or false; what is left out is as it is without the file.
func (c factChecker) yes(w word, otherwise bool) bool {
	switch w.Value {
	case "true":
		return true
	case "false":
		return false
	case "":
	default:
		c.errorf(w, "write true or false", "%q is neither true nor false", w.Value)
	}
	return otherwise
}
