package fidelity

import (
	"strings"
	"testing"

	"precis/generator/policy"
	"precis/generator/source"
)

// document has a block for each line: what stands before "|" is the marker.
// The words are looked up in the text one after another.
func document(text string, blocks ...string) *policy.Document {
	d := &policy.Document{File: source.Read("a.txt", []byte(text))}
	at := 0
	find := func(words string) source.Span {
		at += strings.Index(text[at:], words) + len(words)
		return source.Span{Start: at - len(words), End: at}
	}
	for _, b := range blocks {
		marker, words, _ := strings.Cut(b, "|")
		block := policy.Block{Marker: marker, Span: find(marker)}
		var passage source.Builder
		for i, word := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '.' }) {
			if i > 0 {
				passage.Join(" ")
			}
			passage.Add(d.File, find(word))
		}
		block.Text = passage.Passage()
		d.Blocks = append(d.Blocks, block)
	}
	return d
}

func TestPage(t *testing.T) {
	const text = "Rivers\n\n- (a) One *fish*.\n- (b) Two."
	blocks := []string{"|Rivers", "- (a)|One fish.", "- (b)|Two."}
	const page = `<h1 class="published">Rivers</h1><p>2 points</p><blockquote><p>(a) One <em>fish</em>.</p></blockquote><ul><li>Topic</li></ul><blockquote><p>(b) <a href="x">Two</a>.</p></blockquote>`
	for _, c := range []struct {
		name   string
		blocks []string
		page   string
		want   string // "" for none
	}{
		{"all there", blocks, page, ""},
		{"a heading of a section is published", []string{"|Rivers", "- (a)|One fish", "- (b)|Two"}, `<h1 class="published">Rivers</h1><section class="section"><h2>(a) One fish</h2><h3>1</h3></section><blockquote>(b) Two</blockquote>`, ""},
		{"a word not read", []string{"|Rivers", "- (a)|One.", "- (b)|Two."}, page, "a.txt:3:12: not all of the text was read: it parts at “fish*. - (b) Two.”"},
		{"a word not published", blocks, strings.Replace(page, "One", "", 1), "a.txt: not all of the text is published: it parts at “One fish - (b) Two”"},
		{"a word published twice", blocks, strings.Replace(page, "One", "One One", 1), "a.txt: not all of the text is published: it parts at “fish - (b) Two”"},
		{"two words run together", blocks, strings.Replace(page, "One <em>", "<a>One</a><em>", 1), "it parts at “fish - (b) Two”"},
		{"words in another order", blocks, `<blockquote>Rivers (b) Two. (a) One fish.</blockquote>`, "it parts at “a) One fish"},
		{"a word too many at the end", blocks, page + "<blockquote>x</blockquote>", "it parts at “”"},
		{"published in our voice", blocks, strings.Replace(page, "blockquote", "div", 2), "is published"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := document(text, c.blocks...)
			err := Page(d, Blocks{0, len(d.Blocks)}, "a.txt", []byte(c.page)).Err()
			switch {
			case c.want == "" && err != nil:
				t.Error(err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

// Equal texts compare equal whatever stands between their letters, and a text
// never equals one with a letter more.
func FuzzCompare(f *testing.F) {
	f.Add("One fish, two fish", 3)
	f.Add("\xff\u00ad", 0)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at < 0 || at > len(text) {
			return
		}
		parted := text[:at] + " - " + text[at:]
		if _, same := compare(strings.ToValidUTF8(text, ""), strings.ToValidUTF8(text, "")); !same {
			t.Fatalf("%q differs from itself", text)
		}
		if _, same := compare(parted, parted+"x"); same {
			t.Fatalf("%q is the same with a letter more", parted)
		}
	})
}
