package cache

import (
	"testing"

	"precis/generator/policy"
)

func BenchmarkFindings(b *testing.B) {
	one := filled[policy.Finding]()
	f := &policy.Findings{}
	for range 31 {
		f.Points = append(f.Points, one)
	}
	data := encodeFindings(f)
	b.SetBytes(int64(len(data)))
	b.Run("encode", func(b *testing.B) {
		for b.Loop() {
			encodeFindings(f)
		}
	})
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			decodeFindings(data)
		}
	})
}
