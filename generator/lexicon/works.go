package lexicon

import "regexp"

// Works is what is known of works that texts call by a symbol or a number.
// The files say what each field means.
type Works struct {
	Symbols     []Form              `yaml:"symbols"` // those of the language first
	Addenda     Pattern             `yaml:"addenda"`
	Acts        map[string][]string `yaml:"acts"` // nouns, by the act that they mean
	ActTitle    string              `yaml:"act title"`
	ActNumber   Pattern             `yaml:"act number"`
	NoNumbers   []string            `yaml:"no numbers"`
	ActLinks    []string            `yaml:"act links"`
	ActJoins    []string            `yaml:"act joins"`
	Bodies      []Body              `yaml:"bodies"`
	Goals       []Goals             `yaml:"goals"`
	Units       []string            `yaml:"units"`
	Continues   []string            `yaml:"continues"`
	Subjects    []string            `yaml:"subjects"`
	Issuers     []string            `yaml:"issuers"`
	Asides      []string            `yaml:"asides"`
	Belongs     []string            `yaml:"belongs"`
	Months      []string            `yaml:"months"`
	Entitled    []string            `yaml:"entitled"`
	Hereinafter []string            `yaml:"hereinafter"`
	Within      []string            `yaml:"within"`
	Points      []string            `yaml:"points"`   // keys of Locators
	Sections    []string            `yaml:"sections"` // likewise
}

// Addresses is what is known of addresses of the web. The file says what each
// field means.
type Addresses struct {
	Tracking []string `yaml:"tracking"`
	Symbols  []string `yaml:"symbols"`
}

// Form is what the symbols of one family look like.
type Form struct {
	Name     string   `yaml:"name"`
	Begins   []string `yaml:"begins"`
	Pattern  Pattern  `yaml:"pattern"`
	Symbol   string   `yaml:"symbol"`
	Title    string   `yaml:"title"`
	Kind     string   `yaml:"kind"`
	ID       string   `yaml:"id"`
	Address  string   `yaml:"address"`
	Examples []string `yaml:"examples"`
	Never    []string `yaml:"never"`
}

// Body is a body that numbers its acts.
type Body struct {
	Names []string            `yaml:"names"` // the first is the one that titles are made with
	Short []string            `yaml:"short"`
	Acts  map[string][]Number `yaml:"acts"` // by act
}

// Number is what the number of an act looks like, and the symbol that follows.
type Number struct {
	Number Pattern `yaml:"number"`
	Symbol string  `yaml:"symbol"`
}

// Goals is a family of numbered goals with their targets.
type Goals struct {
	Names         []string `yaml:"names"`
	Plurals       []string `yaml:"plurals"`
	Short         []string `yaml:"short"`
	ShortPlurals  []string `yaml:"short plurals"`
	Targets       []string `yaml:"targets"`
	TargetPlurals []string `yaml:"target plurals"`
	KnownBy       []string `yaml:"known by"`
	Number        Pattern  `yaml:"number"`
	Target        Pattern  `yaml:"target"`
	ID            string   `yaml:"id"`
	Title         string   `yaml:"title"`
	TargetTitle   string   `yaml:"target title"`
	Address       string   `yaml:"address"`
}

// Pattern is a regular expression that must fit from where it is tried. The
// zero value fits nowhere.
type Pattern struct{ expression *regexp.Regexp }

// UnmarshalText reads the expression.
func (p *Pattern) UnmarshalText(text []byte) error {
	expression, err := regexp.Compile(`^(?:` + string(text) + `)`)
	if err == nil {
		p.expression = expression
	}
	return err
}

// Match fits the pattern to the beginning of a text. It gives the length of
// what fits, 0 for nothing, and a function that fills a template with the
// groups of the pattern ("A/RES/${n}"; "${0}" is all).
func (p Pattern) Match(text string) (length int, fill func(template string) string) {
	if p.expression == nil {
		return 0, nil
	}
	groups := p.expression.FindStringSubmatchIndex(text)
	if groups == nil {
		return 0, nil
	}
	return groups[1], func(template string) string {
		return string(p.expression.ExpandString(nil, template, text, groups))
	}
}

// Head gives the letters by which a symbol is looked up: those it begins with,
// or, behind a number and a slash, those after them: "A" of "A/RES/64/182",
// "CP" of "1/CP.21".
func Head(symbol string) string {
	start := 0
	for start < len(symbol) && symbol[start] >= '0' && symbol[start] <= '9' {
		start++
	}
	if start > 0 && (start == len(symbol) || symbol[start] != '/') {
		return ""
	}
	if start > 0 {
		start++
	}
	end := start
	for end < len(symbol) && (symbol[end]|0x20 >= 'a' && symbol[end]|0x20 <= 'z') {
		end++
	}
	return symbol[start:end]
}
