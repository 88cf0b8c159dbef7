package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/term"

	"precis/generator"
)

// From when on a build tells how far it is, and how often.
const (
	patience = time.Second
	redrawn  = 100 * time.Millisecond
)

// progress tells a person how far a build is: on a terminal by a bar that goes
// when the build is done, elsewhere by a line for each stage that is done. Of a
// build that is done at once it tells nothing.
type progress struct {
	to    io.Writer
	width func() int // of the terminal in columns, 0 where there is none
	quiet bool
	clock func() time.Time

	mu        sync.Mutex
	start     time.Time
	stage     generator.Stage
	from      time.Time // when the stage began
	done, of  int       // of the stage
	drawn     time.Time // when the bar was; zero when none stands there
	documents map[string]time.Duration
}

func newProgress(to io.Writer, width func() int, quiet bool) *progress {
	return &progress{to: to, width: width, quiet: quiet, clock: time.Now, start: time.Now(), documents: make(map[string]time.Duration)}
}

// terminal gives what tells how wide the terminal is that a writer leads to: 0
// where it leads to none, or to one that knows no way back on a line.
func terminal(w io.Writer) func() int {
	none := func() int { return 0 }
	if os.Getenv("TERM") == "dumb" || !isTerminal(w) {
		return none
	}
	file := w.(*os.File)
	return func() int {
		width, _, err := term.GetSize(int(file.Fd()))
		if err != nil {
			return 0
		}
		return width
	}
}

// isTerminal tells a terminal from a file or a pipe.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// begin is a generator.Progress.
func (p *progress) begin(s generator.Step) (done func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	began := p.clock()
	if s.Stage != p.stage {
		p.endStage(began)
		p.stage, p.from, p.done, p.of = s.Stage, began, 0, s.Of
		p.draw(began)
	}
	return func() { p.finish(s, began) }
}

func (p *progress) finish(s generator.Step, began time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.clock()
	if s.Document != "" {
		p.documents[s.Document] += now.Sub(began)
	}
	if s.Stage == p.stage {
		p.done++
		p.draw(now)
	}
}

// end takes the bar away; the build is done, one way or the other.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.endStage(p.clock())
	p.stage = ""
}

// endStage takes the bar away, or says that the stage is done where there is
// no bar.
func (p *progress) endStage(now time.Time) {
	switch {
	case p.quiet || p.stage == "" || now.Sub(p.start) < patience:
	case p.width() > 0:
		if !p.drawn.IsZero() {
			fmt.Fprint(p.to, "\r\x1b[K")
		}
	case p.done < p.of: // broken off
	case p.of > 1:
		fmt.Fprintf(p.to, "%s: %d in %.1f s\n", p.stage, p.of, now.Sub(p.from).Seconds())
	default:
		fmt.Fprintf(p.to, "%s: %.1f s\n", p.stage, now.Sub(p.from).Seconds())
	}
	p.drawn = time.Time{}
}

// draw shows the bar, if it is time.
func (p *progress) draw(now time.Time) {
	if p.quiet || now.Sub(p.start) < patience || now.Sub(p.drawn) < redrawn {
		return
	}
	if width := p.width(); width > 0 {
		p.drawn = now
		fmt.Fprint(p.to, "\r"+bar(p.stage, p.done, p.of, now.Sub(p.from), width-1)+"\x1b[K")
	}
}

// bar is one line of at most so many columns: the stage, how much of it is
// done, and the time that the rest takes if it goes on like this.
func bar(stage generator.Stage, done, of int, took time.Duration, columns int) string {
	text := string(stage)
	if of > 1 {
		text += fmt.Sprintf(" %*d of %d", len(fmt.Sprint(of)), done, of)
	}
	if left := remaining(done, of, took); left != "" {
		text += ", " + left
	}
	const widest = 30
	if room := min(columns-utf8.RuneCountInString(text)-3, widest); of > 1 && room >= 10 {
		full := room * done / of
		text = "[" + strings.Repeat("#", full) + strings.Repeat(".", room-full) + "] " + text
	}
	runes := []rune(text)
	return string(runes[:max(0, min(len(runes), columns))])
}

// remaining says how long the rest of a stage takes; "" while nobody can know.
func remaining(done, of int, took time.Duration) string {
	if done == 0 || done >= of || took < patience/2 {
		return ""
	}
	left := time.Duration(float64(took) / float64(done) * float64(of-done)).Round(time.Second)
	switch {
	case left < time.Second:
		return "less than a second left"
	case left < time.Minute:
		return fmt.Sprintf("%d s left", int(left.Seconds()))
	}
	return fmt.Sprintf("%d min %d s left", int(left.Minutes()), int(left.Seconds())%60)
}

// mostSlow is how many documents are named as the slowest.
const mostSlow = 3

// slowest names the documents that took the longest, after a build that a
// person had to wait for.
func (p *progress) slowest(c *call, took time.Duration) {
	if took < patience || len(p.documents) <= mostSlow {
		return
	}
	type one struct {
		id   string
		took time.Duration
	}
	var all []one
	for id, took := range p.documents {
		all = append(all, one{id, took})
	}
	slices.SortFunc(all, func(a, b one) int { return cmp.Or(cmp.Compare(b.took, a.took), cmp.Compare(a.id, b.id)) })
	var named []string
	for _, d := range all[:mostSlow] {
		named = append(named, fmt.Sprintf("%s %.2f s", d.id, d.took.Seconds()))
	}
	fmt.Fprintf(c.report, "  slowest: %s\n", strings.Join(named, ", "))
}
