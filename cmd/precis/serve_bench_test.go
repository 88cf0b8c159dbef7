//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// serveEdits is how many edits a median is taken of.
const serveEdits = 21

// BenchmarkServe measures the time from the writing of a file to the finished
// page in "precis serve", among DOCUMENTS invented texts (1000 when not set), or
// those of the folder SEEDS.
func BenchmarkServe(b *testing.B) {
	folder := b.TempDir()
	if from := os.Getenv("SEEDS"); from != "" {
		if err := os.CopyFS(folder, os.DirFS(from)); err != nil {
			b.Fatal(err)
		}
	} else {
		documents := 1000
		if n := os.Getenv("DOCUMENTS"); n != "" {
			if _, err := fmt.Sscan(n, &documents); err != nil {
				b.Fatalf("DOCUMENTS: %v", err)
			}
		}
		writeSeeds(b, folder, collection(documents))
	}
	texts, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(texts) == 0 {
		b.Fatalf("%d texts, %v", len(texts), err)
	}
	s := serveSeeds(b, folder)
	shown := s.hear(b, func(n state) bool { return n.Edition != "" }).Edition
	for b.Loop() {
		var clock, processor []time.Duration
		for edit := range serveEdits {
			text := texts[edit*len(texts)/serveEdits]
			words := fmt.Sprintf("otters-%d", edit)
			next := edited(b, text, words)
			name := strings.TrimSuffix(filepath.Base(text), ".txt")
			start, busy := time.Now(), processorTime(b)
			if err := os.Rename(next, text); err != nil {
				b.Fatal(err)
			}
			shown = s.hear(b, func(n state) bool { return n.Edition != shown }).Edition
			if _, page := s.get(b, "documents/"+pageName(name)+".html"); !strings.Contains(page, words) {
				b.Fatalf("the page of %s does not hold the edit", name)
			}
			clock, processor = append(clock, time.Since(start)), append(processor, processorTime(b)-busy)
		}
		b.ReportMetric(milliseconds(clock, 50), "ms/edit")
		b.ReportMetric(milliseconds(clock, 90), "p90-ms/edit")
		b.ReportMetric(milliseconds(processor, 50), "cpu-ms/edit")
	}
}

// pageName is what the page of a text of these is called.
func pageName(stem string) string { return strings.ReplaceAll(stem, "_", "-") }

// edited writes a text with a sentence more in its middle to a hidden file
// beside it.
func edited(b *testing.B, text, words string) string {
	b.Helper()
	content, err := os.ReadFile(text)
	lines := strings.SplitAfter(string(content), "\n")
	at := len(lines) / 2
	for !strings.HasPrefix(lines[at], "- ") {
		at++
	}
	lines[at] = strings.TrimRight(lines[at], "\n") + " Many speakers welcomed the return of " + words + ".\n"
	hidden := filepath.Join(filepath.Dir(text), ".next")
	if err := errors.Join(err, os.WriteFile(hidden, []byte(strings.Join(lines, "")), 0o600)); err != nil {
		b.Fatal(err)
	}
	return hidden
}

// processorTime is what this process has used so far.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// milliseconds is what so many in a hundred do not exceed.
func milliseconds(all []time.Duration, percent int) float64 {
	slices.Sort(all)
	return float64(all[(len(all)-1)*percent/100].Microseconds()) / 1000
}
