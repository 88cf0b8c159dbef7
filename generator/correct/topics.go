package correct

import (
	"slices"

	"precis/generator/policy"
)

// topics changes the topics of a point, and keeps what the editor said of them
// for those who learn from it.
func (a *applying) topics() {
	if a.TopicsAre == nil && len(a.Topics)+len(a.NotTopics) == 0 {
		return
	}
	f := a.finding
	if f.Review == nil {
		f.Review = &policy.Review{Found: slices.Clone(f.Topics)}
	}
	review := f.Review
	for _, id := range a.NotTopics {
		review.Not = append(review.Not, id.Value)
		if !a.drop(func(topic string) bool { return topic == id.Value }) {
			a.unless(false, id, "the point has not the topic %q", id.Value)
		}
	}
	for _, id := range a.Topics {
		review.Has = append(review.Has, id.Value)
		if !a.give(id.Value) {
			a.unless(false, id, "the point has the topic %q already", id.Value)
		}
	}
	if a.TopicsAre == nil {
		return
	}
	review.Complete = true
	for _, id := range a.TopicsAre {
		review.Has = append(review.Has, id.Value)
		a.give(id.Value)
	}
	a.drop(func(topic string) bool { return !slices.Contains(review.Has, topic) })
}

// give gives the point a topic, and tells whether it had it not.
func (a *applying) give(topic string) bool {
	f := a.finding
	if slices.ContainsFunc(f.Topics, func(t policy.Assignment) bool { return t.Topic == topic }) {
		return false
	}
	f.Topics = append(f.Topics, policy.Assignment{
		Topic: topic, Method: policy.TopicEditor, Why: policy.ByEditor, Evidence: []policy.Evidence{{Quote: a.evidence()}},
	})
	return true
}

// drop takes topics off the point, and tells whether it had one of them.
func (a *applying) drop(wanted func(topic string) bool) bool {
	before := len(a.finding.Topics)
	a.finding.Topics = slices.DeleteFunc(a.finding.Topics, func(t policy.Assignment) bool { return wanted(t.Topic) })
	return len(a.finding.Topics) < before
}
