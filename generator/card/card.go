// Package card draws the picture that stands beside a link to a page where
// people share it: a title, a line above it, and a line of figures.
//
// The same words give the same bytes. The type is that of the Go fonts, which
// have Latin, Greek and Cyrillic letters; words with a letter that they lack
// are left out, for boxes in the place of letters say nothing.
package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The measures of a card, in pixels: what the places that show it ask for.
const (
	Width  = 1200
	Height = 630

	margin    = 80
	titleSize = 62
	titleLine = 76
	smallSize = 33
	mostLines = 4
	barWidth  = 18
)

// Words are what a card says. Each may be empty.
type Words struct {
	Above   string // small, over the title
	Title   string
	Figures string // small, under it
}

// Painter draws cards. It is made once with New and is safe for concurrent use.
type Painter struct{ regular, bold *sfnt.Font }

// New gives a painter, its fonts read.
func New() (*Painter, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("font of cards: %w", err)
	}
	bold, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("font of cards: %w", err)
	}
	return &Painter{regular, bold}, nil
}

// Draw gives a card as a PNG.
func (p *Painter) Draw(w Words) ([]byte, error) {
	img := image.NewPaletted(image.Rect(0, 0, Width, Height), shades())
	for y := range Height { // the mark at the left
		row := img.Pix[y*img.Stride:]
		for x := range barWidth {
			row[x] = uint8(len(img.Palette) - 1)
		}
	}
	small, err := p.pen(p.regular, smallSize)
	if err != nil {
		return nil, err
	}
	large, err := p.pen(p.bold, titleSize)
	if err != nil {
		return nil, err
	}
	small.line(img, w.Above, 110)
	lines := large.wrap(w.Title)
	for i, l := range lines {
		large.line(img, l, 220+i*titleLine)
	}
	small.line(img, w.Figures, Height-70)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, img); err != nil {
		return nil, fmt.Errorf("draw a card: %w", err)
	}
	return out.Bytes(), nil
}

// inks is how many shades lie between the ground and the letters, both
// included.
const inks = 8

// shades are the colours of a card: from its ground to its letters, and the
// mark. Few, so that a pixel takes four bits.
func shades() color.Palette {
	ground, ink := color.RGBA{0x14, 0x30, 0x5a, 0xff}, color.RGBA{0xff, 0xff, 0xff, 0xff}
	between := func(a, b uint8, i int) uint8 { return uint8(int(a) + (int(b)-int(a))*i/(inks-1)) }
	palette := make(color.Palette, 0, inks+1)
	for i := range inks {
		palette = append(palette, color.RGBA{between(ground.R, ink.R, i), between(ground.G, ink.G, i), between(ground.B, ink.B, i), 0xff})
	}
	return append(palette, color.RGBA{0xf0, 0xb8, 0x66, 0xff})
}

// pen writes in one font and size.
type pen struct {
	font   *sfnt.Font
	face   font.Face
	buffer sfnt.Buffer
}

func (p *Painter) pen(f *sfnt.Font, size float64) (*pen, error) {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("font of cards: %w", err)
	}
	return &pen{font: f, face: face}, nil
}

// has tells whether the font has every letter of some words.
func (p *pen) has(words string) bool {
	for _, r := range words {
		if glyph, err := p.font.GlyphIndex(&p.buffer, r); err != nil || glyph == 0 {
			return false
		}
	}
	return true
}

// line writes words on one line, cut where the card ends.
func (p *pen) line(img *image.Paletted, words string, baseline int) {
	words = strings.Join(strings.Fields(words), " ")
	if !p.has(words) {
		return
	}
	dot := fixed.P(margin, baseline)
	for _, r := range p.cut(words) {
		place, mask, from, advance, ok := p.face.Glyph(dot, r)
		if alpha, is := mask.(*image.Alpha); ok && is {
			ink(img, place, alpha, from)
		}
		dot.X += advance
	}
}

// ink lays a letter onto the card.
func ink(img *image.Paletted, place image.Rectangle, letter *image.Alpha, from image.Point) {
	seen := place.Intersect(img.Rect)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		to := img.Pix[y*img.Stride:]
		at := letter.PixOffset(from.X+seen.Min.X-place.Min.X, from.Y+y-place.Min.Y)
		for x := seen.Min.X; x < seen.Max.X; x++ {
			to[x] = max(to[x], uint8((int(letter.Pix[at])*(inks-1)+127)/255))
			at++
		}
	}
}

// room is how wide a line may be.
const room = Width - 2*margin

func (p *pen) fits(words string) bool { return font.MeasureString(p.face, words).Ceil() <= room }

// cut gives as many of the words as fit on a line, and a sign where some do
// not.
func (p *pen) cut(words string) string {
	if p.fits(words) {
		return words
	}
	letters := []rune(words)
	for len(letters) > 0 && !p.fits(string(letters)+"…") {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ,;:") + "…"
}

// wrap breaks words into the lines of a title; what needs more is cut.
func (p *pen) wrap(words string) []string {
	if !p.has(strings.Join(strings.Fields(words), " ")) {
		return nil
	}
	var lines []string
	for _, word := range strings.Fields(words) {
		last := len(lines) - 1
		switch {
		case last >= 0 && (p.fits(lines[last]+" "+word) || last == mostLines-1):
			lines[last] += " " + word // the last line is cut where it is written
		default:
			lines = append(lines, word)
		}
	}
	return lines
}
