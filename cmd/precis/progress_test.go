package main

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"precis/generator"
)

// progressed is what a build of a few stages tells, by a clock of its own.
func progressed(t *testing.T, width int, quiet bool, each time.Duration) string {
	t.Helper()
	var to strings.Builder
	now := time.Unix(0, 0)
	p := newProgress(&to, func() int { return width }, quiet)
	p.clock, p.start = func() time.Time { return now }, now
	for _, stage := range []generator.Stage{generator.Reading, generator.Relating, generator.Writing} {
		of := 10
		if stage == generator.Relating {
			of = 1
		}
		for range of {
			done := p.begin(generator.Step{Stage: stage, Of: of, Document: "rivers"})
			now = now.Add(each)
			done()
		}
	}
	p.end()
	return to.String()
}

func TestProgress(t *testing.T) {
	if told := progressed(t, 0, true, time.Second) + progressed(t, 80, true, time.Second); told != "" {
		t.Errorf("quiet, it tells %q", told)
	}
	if told := progressed(t, 0, false, time.Millisecond) + progressed(t, 80, false, time.Millisecond); told != "" {
		t.Errorf("of a build that is done at once it tells %q", told)
	}
	const lines = "reading texts: 10 in 5.0 s\nrelating points: 0.5 s\nwriting pages: 10 in 5.0 s\n"
	if told := progressed(t, 0, false, time.Second/2); told != lines {
		t.Errorf("without a terminal it tells %q", told)
	}
	told := progressed(t, 60, false, time.Second/2)
	if !strings.HasSuffix(told, "\r\x1b[K") || strings.Contains(told, "\n") {
		t.Errorf("the bar stays: %q", told)
	}
	if colour := regexp.MustCompile(`\x1b\[[0-9;]*m`).FindString(told); colour != "" {
		t.Errorf("it is coloured: %q", colour)
	}
	for line := range strings.SplitSeq(told, "\r") {
		if line = strings.TrimSuffix(line, "\x1b[K"); len(line) >= 60 {
			t.Errorf("wider than the terminal: %q", line)
		}
	}
	if want := "[#####.....................] reading texts  2 of 10, 4 s left"; !strings.Contains(progressed(t, 62, false, time.Second/2), want) {
		t.Errorf("no %q in %q", want, progressed(t, 62, false, time.Second/2))
	}
}

// A bar fits wherever it stands.
func TestBar(t *testing.T) {
	for columns := range 100 {
		if b := bar(generator.Finding, 512, 1000, time.Hour, columns); len(b) > columns {
			t.Errorf("%d columns: %q", columns, b)
		}
	}
	if got, want := bar(generator.Finding, 512, 1000, time.Hour, 28), "finding what is in them  512"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for took, want := range map[time.Duration]string{time.Second: "less than a second left", 40 * time.Second: "10 s left", 600 * time.Second: "2 min 30 s left", time.Millisecond: ""} {
		if got := remaining(80, 100, took); got != want {
			t.Errorf("%v: %q, want %q", took, got, want)
		}
	}
}
