package card

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
)

func draw(t testing.TB, w Words) []byte {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := p.Draw(w)
	if err != nil {
		t.Fatal(err)
	}
	return drawn
}

func TestDraw(t *testing.T) {
	words := Words{"Summaries of meetings", "Summary of the round table on rivers, their banks and those who live there", "26 points · 50 topics"}
	drawn := draw(t, words)
	img, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size.X != Width || size.Y != Height {
		t.Errorf("is %v", size)
	}
	if len(drawn) > 20_000 {
		t.Errorf("has %d bytes", len(drawn))
	}
	if !bytes.Equal(drawn, draw(t, words)) {
		t.Error("the same words give other bytes")
	}
}

// Letters that the font lacks leave their words out, and nothing else.
func TestLettersThatAreMissing(t *testing.T) {
	for _, title := range []string{"會議摘要", "ملخص الاجتماع", "Rivers 會"} {
		if !bytes.Equal(draw(t, Words{Above: "Rivers", Title: title}), draw(t, Words{Above: "Rivers"})) {
			t.Errorf("%s is drawn", title)
		}
	}
	for _, title := range []string{"Résumé – «Łódź»", "Сводка заседания", "Σύνοψη"} {
		if bytes.Equal(draw(t, Words{Title: title}), draw(t, Words{})) {
			t.Errorf("%s is left out", title)
		}
	}
}

// However long the words, they stay on the card.
func TestLongWords(t *testing.T) {
	long := Words{Above: strings.Repeat("Rivers ", 50), Title: strings.Repeat("Donaudampfschiffahrt ", 40) + strings.Repeat("x", 200), Figures: strings.Repeat("1", 300)}
	img, err := png.Decode(bytes.NewReader(draw(t, long)))
	if err != nil {
		t.Fatal(err)
	}
	ground := img.At(Width-1, 0)
	for y := range Height {
		for x := Width - margin + 4; x < Width; x++ {
			if img.At(x, y) != ground {
				t.Fatalf("a letter stands at %d, %d", x, y)
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	p, err := New()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		drawn, err := p.Draw(Words{"Summaries of meetings", "Summary of the round table on rivers, their banks and those who live there", "26 points · 50 topics"})
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(drawn)))
	}
}
