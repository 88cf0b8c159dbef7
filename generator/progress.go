package generator

// Stage is a part of the road, as a person is told of it.
type Stage string

// The stages, in their order.
const (
	Reading     Stage = "reading texts"
	Discovering Stage = "looking for topics"
	Finding     Stage = "finding what is in them"
	Relating    Stage = "relating points"
	Data        Stage = "writing data"
	Writing     Stage = "writing pages"
)

// Step is one of the things that a stage does.
type Step struct {
	Stage    Stage
	Of       int    // how many the stage does in all
	Document string // ID of the document that it works on; "" when on none, or on many
}

// Progress is called when a step begins, and what it gives when the step is
// done. Steps of a stage are done side by side, stages one after the other.
type Progress func(Step) (done func())

// begin tells that a step begins, if anybody listens.
func (p Progress) begin(s Step) (done func()) {
	if p == nil {
		return nothing
	}
	return p(s)
}

func nothing() {}
