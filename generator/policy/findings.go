package policy

import (
	"cmp"
	"slices"
)

// Topic is a concept of the publisher's vocabulary.
type Topic struct {
	ID      string
	Label   string   // preferred label in the site's language
	Alt     []string // other labels it is known by
	Hidden  []string // labels matched and never shown
	Scope   string   // what it covers
	Broader []string // IDs, sorted
	Related []string // IDs, sorted
	Matches []string // addresses of close matches elsewhere
}

// ReferenceKind says what a reference is.
type ReferenceKind string

// The kinds of reference.
const (
	Instrument ReferenceKind = "instrument" // a treaty, declaration, resolution or outcome document
	Body       ReferenceKind = "body"       // an organ, office, or group of States
	Goal       ReferenceKind = "goal"       // a goal or target, or a set of them
	Tool       ReferenceKind = "tool"       // a questionnaire, a data set
	Set        ReferenceKind = "set"        // several instruments under one name
)

// Reference is an instrument, body, goal, tool or set of them that a text may
// cite, as the publisher's registry has it or, where that does not list it, as
// the texts that cite it by a symbol or number make it known.
type Reference struct {
	ID      string
	Kind    ReferenceKind
	Title   string   // full title
	Short   string   // how it is called in a list; Title when empty
	Year    int      // of adoption; 0 when it has none
	Date    string   // ISO 8601; may be empty
	Symbol  string   // document symbol; may be empty
	Within  string   // symbol of the document that contains it, when it has none of its own
	Address string   // where it stands on the web; may be empty
	Note    string   // what a reader should know
	Members []string // of a set: IDs
	Names   []Name   // how texts call it
}

// NameMethod says how a name leads to its reference.
type NameMethod string

// The methods of finding a reference.
const (
	Symbol      NameMethod = "symbol"      // by its document symbol
	Prose       NameMethod = "prose"       // by a resolution's number in running text
	Alias       NameMethod = "alias"       // by a name that can mean nothing else
	Description NameMethod = "description" // by a paraphrase that can mean nothing else
	SetName     NameMethod = "set"         // by the name of a set
	Context     NameMethod = "context"     // by a short name that this document makes clear
	Link        NameMethod = "link"        // by the address that the text links its words to
	Editor      NameMethod = "editor"      // by an editor's correction
)

// ByEditor stands where a finding has its reason, when an editor added it.
const ByEditor = "added by an editor"

// Name is one way in which texts call a reference.
type Name struct {
	Text   string
	Method NameMethod
	// With lists words one of which the document must also hold for a name of
	// method Context to count; empty: a fuller name of the same reference must
	// stand somewhere in the document.
	With []string
}

// Quote is a run of a point's own words.
type Quote struct {
	Words     string
	Paragraph int // index among the point's paragraphs
	Start     int // bytes in that paragraph's text
	End       int
	Sentence  int // ordinal in the paragraph, from 0
}

// TopicMethod says how a point came by a topic.
type TopicMethod string

// The methods of giving a topic.
const (
	TopicLabel   TopicMethod = "label"   // its words have a label of the topic
	TopicLearned TopicMethod = "learned" // by words that labelled points show to speak for it
	TopicEditor  TopicMethod = "editor"  // by an editor's correction
)

// TopicMethods lists the methods.
func TopicMethods() []TopicMethod { return []TopicMethod{TopicLabel, TopicLearned, TopicEditor} }

// Assignment is a topic given to a point, and the words that say why.
type Assignment struct {
	Topic    string // ID
	Method   TopicMethod
	Why      string // a clause for the reader; "" where the words say enough
	Evidence []Evidence
}

// Review is what an editor says of the topics of a point.
type Review struct {
	Found    []Assignment // as they were before
	Has, Not []string     // IDs of topics that the point has, and has not
	Complete bool         // Has are all that it has
}

// Evidence is a run of words and the label that they were recognized by; ""
// where it was no label.
type Evidence struct {
	Quote
	Label string
}

// Citation is a place where a text cites a reference.
type Citation struct {
	Quote
	Reference string // ID
	Locator   string // "paragraph 36"; "" when the whole is cited
	Method    NameMethod
	Why       string // a clause for the reader
	Certain   bool
}

// Mention is a place where a text seems to cite something that could not be
// settled. It is shown and never linked.
type Mention struct {
	Quote
	Why        string
	Candidates []string // IDs that it could mean, sorted; may be empty
}

// Pointer is a place where a text points to another place of its own document:
// "paragraph 12 above".
type Pointer struct {
	Quote
	Anchor string // of the point or section, on the document's page
	Label  string // the number a reader sees there
}

// Class says in which words a text tells how many held a view. The classes
// are names and not a scale: no order and no number is published for them.
type Class string

// The classes of attribution.
const (
	All          Class = "all"
	Most         Class = "most"
	Many         Class = "many"
	Several      Class = "several"
	ANumberOf    Class = "a number of"
	Some         Class = "some"
	Few          Class = "few"
	One          Class = "one"
	Others       Class = "others"
	Unquantified Class = "unquantified" // bare "speakers": size not stated
	Impersonal   Class = "impersonal"   // "it was noted": source not stated
	Named        Class = "named"        // a speaker called by name
	Counted      Class = "counted"      // the text itself states a number: "some 40 speakers"
)

// Classes lists the classes in the order in which pages show them, which is
// that of the drafting manuals' examples and says nothing of strength.
func Classes() []Class {
	return []Class{All, Most, Many, Several, ANumberOf, Some, Few, One, Others, Counted, Unquantified, Named, Impersonal}
}

// Data is the class as data has it, whose classes are fixed: a stated number
// has none of its own there and stands with the few, and is marked.
func (c Class) Data() Class {
	if c == Counted {
		return Few
	}
	return c
}

// DataClasses lists the classes that data has.
func DataClasses() []Class {
	return slices.DeleteFunc(Classes(), func(c Class) bool { return c == Counted })
}

// Function says what a reporting verb does, never how strongly.
type Function string

// The functions of reporting verbs.
const (
	Reports    Function = "reports"
	Agrees     Function = "agrees"
	Emphasizes Function = "emphasizes"
	Reaffirms  Function = "reaffirms"
	Asks       Function = "asks"
	Supports   Function = "supports"
	Objects    Function = "objects"
	HoldsView  Function = "holds a view"
)

// Functions lists the functions in the order in which pages show them.
func Functions() []Function {
	return []Function{Reports, Agrees, Emphasizes, Reaffirms, Asks, Supports, Objects, HoldsView}
}

// Attribution is one clause in which a group speaks, with all its verbs.
type Attribution struct {
	Quote  // the words that tell who: "Several other speakers", "It was noted"
	Class  Class
	Who    string // "speakers", "participants"; "" when the source is not stated
	Verbs  []Verb
	Clause Quote // the words it governs
	Turn   bool  // of a transcript: the words are a label, and what follows is said by who it names
}

// Functions gives what the clause does by its verbs, one for each. Words such
// as "in the view of" have no verb and hold a view; a turn of a transcript says
// only whose words follow, and does none of it.
func (a *Attribution) Functions() []Function {
	if len(a.Verbs) == 0 && !a.Turn {
		return []Function{HoldsView}
	}
	functions := make([]Function, len(a.Verbs))
	for i, v := range a.Verbs {
		functions[i] = v.Function
	}
	return functions
}

// Verb is a reporting verb in a clause.
type Verb struct {
	Quote
	Function Function
}

// Continuation is a clause that names nobody and goes on with what the
// sentence before it attributes to somebody: "They also called for". It is no
// attribution of its own and is counted nowhere.
type Continuation struct {
	Quote         // the words that say so: "They", "In their view"
	Of     Quote  // who that is, in the words of the attribution it goes on with
	Class  Class  // of that attribution
	Verbs  []Verb // as in an attribution
	Clause Quote
}

// Disagreement is a difference of views that a text records inside one point.
// It says nothing of how many held either view, or of who was right.
type Disagreement struct {
	Sides [2]Side // in reading order
	Why   string  // a clause for the reader
}

// Side is one of two views that differ.
type Side struct {
	Who    Quote // the words that tell who
	Clause Quote // the words that tell the view
}

// Finding is what was found in one point, or in one theme.
type Finding struct {
	Topics       []Assignment // by first evidence, then ID
	LetGo        []Assignment // found by labels that labelled points show to mislead
	Review       *Review      // nil where no editor spoke of the topics
	Citations    []Citation   // in reading order
	Mentions     []Mention    // in reading order
	Pointers     []Pointer    // in reading order
	Attributions []Attribution

	Continuations []Continuation // in reading order
	Disagreements []Disagreement // in reading order
}

// SortTopics brings the topics into their order.
func (f *Finding) SortTopics() {
	slices.SortStableFunc(f.Topics, func(a, b Assignment) int {
		x, y := a.Evidence[0], b.Evidence[0]
		return cmp.Or(cmp.Compare(x.Paragraph, y.Paragraph), cmp.Compare(x.Start, y.Start), cmp.Compare(a.Topic, b.Topic))
	})
}

// Findings is what was found in one document, in step with its points and
// its themes.
type Findings struct {
	Points []Finding
	Themes []Finding
	// Works are the references that the document cites by a symbol or number and
	// that the registry does not list, as this document makes them known: in
	// reading order, and more than once when it says more of one in another place.
	Works []Reference
}
