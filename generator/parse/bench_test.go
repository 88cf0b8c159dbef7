package parse

import (
	"fmt"
	"strings"
	"testing"
)

// What hostile or merely huge texts are made of. Each must take time in
// proportion to its size: double n, and ns/op doubles.
func BenchmarkHostile(b *testing.B) {
	for _, text := range []struct {
		name string
		make func(n int) string
	}{
		{"nested markers", func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.Repeat(" ", i%100) + "- a\n")
			}
			return b.String()
		}},
		{"one line", func(n int) string { return strings.Repeat("word after word ends. Then ", n) }},
		{"open emphasis", func(n int) string { return strings.Repeat("*a _b ", n) }},
		{"headings", func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "The heading of part %d\n\nText follows here.\n\n", i)
			}
			return b.String()
		}},
		{"notes", func(n int) string {
			return strings.Repeat("text[1] and more, 2 ", n) + "\n\n______\n" + strings.Repeat("1 note\n2 note\n", n)
		}},
		{"short lines", func(n int) string { return strings.Repeat("ab\n", n) }},
	} {
		for _, n := range []int{2000, 4000} {
			b.Run(fmt.Sprintf("%s/%d", text.name, n), func(b *testing.B) {
				whole := text.make(n)
				b.SetBytes(int64(len(whole)))
				for b.Loop() {
					read(b, whole)
				}
			})
		}
	}
}
