// Package lexicon holds what precis knows of a language in general: who
// speaks in the summaries of meetings, in which words their number is told,
// reporting verbs and what they do, small words and abbreviations. All of it
// is data in the files beside this one; nothing of any one field is in it.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v4"

	"precis/generator/policy"
)

//go:embed *.yaml */*.yaml
var files embed.FS

// Lexicon is the general knowledge of one language. Phrases are as in the
// files: words of one space between them.
type Lexicon struct {
	Language string // BCP 47 primary subtag

	Quantities map[policy.Class][]string `yaml:"quantities"`
	Pronouns   map[policy.Class][]string `yaml:"pronouns"`
	Between    []string                  `yaml:"between"`
	Nouns      []string                  `yaml:"nouns"`   // forms of one noun, parted by commas
	Parties    []string                  `yaml:"parties"` // likewise
	Offices    []string                  `yaml:"offices"`
	Joins      []string                  `yaml:"joins"`

	QuantityOpeners    []string                     `yaml:"quantity openers"`
	QuantityInsertions []string                     `yaml:"quantity insertions"`
	Numbers            []string                     `yaml:"numbers"`
	Denials            []string                     `yaml:"denials"`
	Outsiders          []string                     `yaml:"outsiders"`
	Elsewhere          []string                     `yaml:"elsewhere"`
	Deeds              []string                     `yaml:"deeds"`
	Participants       []string                     `yaml:"participants"`
	Determiners        []string                     `yaml:"determiners"`
	Suffixes           []string                     `yaml:"suffixes"`
	NameJoiners        []string                     `yaml:"name joiners"`
	NamePrepositions   []string                     `yaml:"name prepositions"`
	Calendar           []string                     `yaml:"calendar"`
	Additions          []string                     `yaml:"additions"`
	Titles             []string                     `yaml:"titles"`
	Bodies             []string                     `yaml:"bodies"`
	ProperNames        []string                     `yaml:"proper names"`
	Other              []string                     `yaml:"other"`
	Texts              []string                     `yaml:"texts"`
	AbstractEndings    Endings                      `yaml:"abstract endings"`
	Meetings           []string                     `yaml:"meetings"`
	Utterances         []string                     `yaml:"utterances"`
	Presiding          []string                     `yaml:"presiding"`
	Labels             []string                     `yaml:"labels"`
	Gatherings         []string                     `yaml:"gatherings"`
	Positions          []string                     `yaml:"positions"`
	Needs              []string                     `yaml:"needs"`
	Ventures           []string                     `yaml:"ventures"`
	Finite             []string                     `yaml:"finite"`
	UnderItem          []string                     `yaml:"under item"`
	Amid               []string                     `yaml:"amid"`
	StatesOfMind       []string                     `yaml:"states of mind"`
	Talking            []string                     `yaml:"talking"`
	Able               []string                     `yaml:"able"`
	AdjunctOpeners     []string                     `yaml:"adjunct openers"`
	ToldOf             []string                     `yaml:"told of"`
	Invitations        []string                     `yaml:"invitations"`
	TextOpeners        []string                     `yaml:"text openers"`
	Renowned           []string                     `yaml:"renowned"`
	RenownFor          []string                     `yaml:"renown for"`
	Examples           []string                     `yaml:"examples"`
	Pondering          []string                     `yaml:"pondering"`
	AgendaItems        []string                     `yaml:"agenda items"`
	PersonEndings      Endings                      `yaml:"person endings"`
	OnePersonEndings   Endings                      `yaml:"one person endings"`
	NoPersons          []string                     `yaml:"no persons"`
	Describing         []string                     `yaml:"describing"`
	LyAdjectives       []string                     `yaml:"adjectives in -ly"`
	Pointing           []string                     `yaml:"pointing"`
	PointedOut         []string                     `yaml:"pointed out"`
	Seconding          []string                     `yaml:"seconding"`
	Mandates           []string                     `yaml:"mandates"`
	NamePlaces         []string                     `yaml:"name places"`
	Occasions          []string                     `yaml:"occasions"`
	Genders            map[string][]string          `yaml:"genders"`
	Regions            []string                     `yaml:"regions"`
	Continuing         map[string][]string          `yaml:"continuing"`       // by what they point back to
	ContinuingViews    map[string][]string          `yaml:"continuing views"` // likewise
	ImpersonalClauses  map[policy.Function][]string `yaml:"impersonal clauses"`
	Contrasts          []string                     `yaml:"contrasts"`
	ContrastOpeners    []string                     `yaml:"contrast openers"`

	Verbs map[policy.Function][]string `yaml:"-"` // forms of one verb, parted by commas

	FunctionWords    []string                            `yaml:"function words"`
	Conjunctions     []string                            `yaml:"conjunctions"`
	Adverbs          []string                            `yaml:"adverbs"`
	Helpers          []string                            `yaml:"helpers"`
	Modals           []string                            `yaml:"modals"`
	Negations        []string                            `yaml:"negations"`
	Negated          map[policy.Function]policy.Function `yaml:"negated"`
	ClauseOpeners    []string                            `yaml:"clause openers"`
	Agents           []string                            `yaml:"agents"`
	Absolutes        []string                            `yaml:"absolutes"`
	PresentBe        []string                            `yaml:"present be"`
	Making           []string                            `yaml:"making"`
	AsOpeners        []string                            `yaml:"as openers"`
	Manners          []string                            `yaml:"manners"`
	Holders          []string                            `yaml:"holders"`
	SourceOpeners    []string                            `yaml:"source openers"`
	ViewNouns        []string                            `yaml:"view nouns"`
	Differing        []string                            `yaml:"differing"`
	Inversions       []string                            `yaml:"inversions"`
	Inverted         []string                            `yaml:"inverted"`
	Be               []string                            `yaml:"be"`
	Reach            []string                            `yaml:"reach"`
	Complements      []string                            `yaml:"complements"`
	PlainParticiples []string                            `yaml:"plain participles"`
	ToldThat         []string                            `yaml:"told that"`
	ToldTo           []string                            `yaml:"told to"`
	Embedders        []string                            `yaml:"embedders"`
	Suppositions     []string                            `yaml:"suppositions"`
	PointsMade       []string                            `yaml:"points made"`
	ExpressedNouns   map[string]policy.Function          `yaml:"expressed nouns"`
	Expressing       []string                            `yaml:"expressing"`
	Raisable         []string                            `yaml:"raisable"`
	Prepositions     []string                            `yaml:"prepositions"`
	EmptySubjects    []string                            `yaml:"empty subjects"`
	Relatives        []string                            `yaml:"relatives"`
	ViewOpeners      []string                            `yaml:"view openers"`
	Locators         map[string][]string                 `yaml:"locators"`
	Framing          []string                            `yaml:"framing"`
	SeenAs           []string                            `yaml:"seen as"`
	Wide             []string                            `yaml:"wide"`
	ToldWidely       []string                            `yaml:"told widely"`
	Irregular        map[policy.Function][]string        `yaml:"irregular participles"`
	PastBe           []string                            `yaml:"past be"`
	Telling          []string                            `yaml:"telling"`
	Reception        []string                            `yaml:"reception"`
	Introducing      []string                            `yaml:"introducing"`
	Presentable      []string                            `yaml:"presentable"`
	Seeming          []string                            `yaml:"seeming"`
	Met              []string                            `yaml:"met"`
	Personal         []string                            `yaml:"personal"`
	CameFrom         []string                            `yaml:"came from"`
	Askings          []string                            `yaml:"askings"`
	Hearing          []string                            `yaml:"hearing"`
	Matters          []string                            `yaml:"matters"`
	Requests         []string                            `yaml:"requests"`
	ForWhom          []string                            `yaml:"for whom"`
	Exceptions       []string                            `yaml:"exceptions"`
	VerbDenied       []string                            `yaml:"verb denied"`
	VerbRepeated     []string                            `yaml:"verb repeated"`
	Partitives       []string                            `yaml:"partitives"`
	Shares           []string                            `yaml:"shares"`
	Owners           []string                            `yaml:"owners"`
	Whence           []string                            `yaml:"whence"`
	Paired           []string                            `yaml:"paired"`
	ObjectPronouns   []string                            `yaml:"object pronouns"`
	AdverbEndings    Endings                             `yaml:"adverb endings"`
	DoingEndings     Endings                             `yaml:"doing endings"`
	QualityEndings   Endings                             `yaml:"quality endings"`
	DoneEndings      Endings                             `yaml:"done endings"`
	Definite         []string                            `yaml:"definite"`
	Reported         []string                            `yaml:"reported"`
	Infinitive       []string                            `yaml:"infinitive"`
	OneByOne         []string                            `yaml:"one by one"`
	NewSubject       []string                            `yaml:"new subject"`
	Articles         []string                            `yaml:"articles"`
	Abbreviations    []string                            `yaml:"abbreviations"`
	ThemeWords       []string                            `yaml:"theme words"`
	Continues        []string                            `yaml:"continues"`
	Structure        `yaml:"-"`
	Frame            []string `yaml:"frame"`
	Procedure        []string `yaml:"procedure"`

	CommonVerbs  []string `yaml:"common verbs"` // forms of one verb, parted by commas
	GenericWords []string `yaml:"generic words"`
	Heads        []string `yaml:"heads"`
	Modifiers    []string `yaml:"modifiers"`
	Qualifiers   []string `yaml:"qualifiers"`
	Gerunds      []string `yaml:"gerunds"`

	WeakAlone      []string `yaml:"weak alone"`
	WeakBeginnings []string `yaml:"weak beginnings"`
	WeakEndings    []string `yaml:"weak endings"`

	Works     Works     `yaml:"-"`
	Addresses Addresses `yaml:"-"` // those of every language
}

// Structure is how texts of a language mark their parts: what the parser knows
// of words. All is in small letters.
type Structure struct {
	HeadingWords     map[int][]string `yaml:"heading words"` // by level: "chapter" stands above "article"
	NumberedNouns    []string         `yaml:"numbered nouns"`
	Numerals         []string         `yaml:"numerals"`
	Months           []string         `yaml:"months"`
	PageWords        []string         `yaml:"page words"`
	NoteWords        []string         `yaml:"note words"`
	ContentsWords    []string         `yaml:"contents words"`
	ContactWords     []string         `yaml:"contact words"`
	PreambleOpeners  []string         `yaml:"preamble openers"`
	PreambleAdverbs  []string         `yaml:"preamble adverbs"`
	SessionWords     []string         `yaml:"session words"`
	Closings         []string         `yaml:"closings"`
	ClauseWords      []string         `yaml:"clause words"`
	MastheadLabels   []string         `yaml:"masthead labels"`
	Preliminaries    []string         `yaml:"preliminaries"`
	MailLabels       []string         `yaml:"mail labels"`
	SubjectLabels    []string         `yaml:"subject labels"`
	MeetingLabels    []string         `yaml:"meeting labels"`
	TurnRoles        []string         `yaml:"turn roles"`   // that speak in a transcript, before a colon
	OfficeTails      []string         `yaml:"office tails"` // words behind an office before a full stop
	ProcedurePhrases []string         `yaml:"procedure phrases"`
	OwnWords         []string         `yaml:"own words"`
	DeviceLines      []string         `yaml:"device lines"`
	PlainParts       []string         `yaml:"plain parts"`
	CaptionWords     []string         `yaml:"caption words"`
	Ordinals         []string         `yaml:"ordinals"`
	BodyWords        []string         `yaml:"body words"`
	AgendaWords      []string         `yaml:"agenda words"`
	Bylines          []string         `yaml:"bylines"`
	TextWords        []string         `yaml:"text words"`
	Enacting         []string         `yaml:"enacting formulas"`
	Disclaimers      []string         `yaml:"disclaimers"`
	ClosingOpeners   []string         `yaml:"closing openers"`
	ClosingVerbs     []string         `yaml:"closing verbs"`
	DayTimes         []string         `yaml:"day times"`
	NextMeetings     []string         `yaml:"next meetings"`
	NothingWords     []string         `yaml:"nothing words"`
	Salutations      []string         `yaml:"salutations"`
	SigningOpeners   []string         `yaml:"signing openers"`
	HonourWords      []string         `yaml:"honour words"` // behind a name
	AnnexWords       []string         `yaml:"annex words"`
	SeatWords        []string         `yaml:"seat words"` // offices of those who speak for a body or a seat
	EndWords         []string         `yaml:"end words"`  // alone below a text: "ENDS"
}

// For gives the lexicon of a language by its BCP 47 tag, as far as there are
// files of it. Of a language whose files say only how texts mark their parts,
// nothing is said of who speaks. One without files gets only the symbols of
// documents: texts in it are read, grouped and published. An error means that
// the embedded files are broken.
func For(tag string) (*Lexicon, error) {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	l := &Lexicon{Language: primary}
	var everywhere Works
	if err := load("symbols", &everywhere); err != nil {
		return nil, err
	}
	if err := load("acts", &l.Works); err != nil {
		return nil, err
	}
	if err := load("addresses", &l.Addresses); err != nil {
		return nil, err
	}
	for name, into := range map[string]any{"speakers": l, "grammar": l, "topics": l, "structure": &l.Structure, "verbs": &l.Verbs, "works": &l.Works} {
		if _, err := fs.Stat(files, primary+"/"+name+".yaml"); err != nil {
			continue
		}
		if err := load(primary+"/"+name, into); err != nil {
			return nil, err
		}
	}
	l.Works.Symbols = append(l.Works.Symbols, everywhere.Symbols...)
	return l, nil
}

// load reads a file of the lexicon.
func load(name string, into any) error {
	data, err := files.ReadFile(name + ".yaml")
	if err != nil {
		return err
	}
	if err := yaml.Load(data, into, yaml.WithKnownFields()); err != nil {
		return fmt.Errorf("lexicon %s.yaml: %w", name, err)
	}
	return nil
}

// Forms parts a line of the files into its forms: "noted, note, notes".
func Forms(line string) []string {
	forms := strings.Split(line, ",")
	for i := range forms {
		forms[i] = strings.TrimSpace(forms[i])
	}
	return forms
}
