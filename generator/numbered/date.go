package numbered

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/token"
)

// date is a day, or a year alone.
type date struct{ year, month, day int }

// iso is the day as ISO 8601 has it; "" for a year alone.
func (d date) iso() string {
	if d.day == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// dateBehind reads "of 18 December 2009" at token i, and gives the token
// behind it; i when there is none.
func (w *Works) dateBehind(text *token.Text, i int) (date, int) {
	if i+3 >= len(text.Tokens) || text.Tokens[i].Fold != "of" || text.Tokens[i].Before&^token.Bracket != 0 {
		return date{}, i
	}
	day, err := strconv.Atoi(text.Word(i + 1))
	month := w.months[text.Tokens[i+2].Fold]
	year, wrong := strconv.Atoi(text.Word(i + 3))
	if err != nil || wrong != nil || month == 0 || day < 1 || day > 31 || year < 1800 || year > 2999 {
		return date{}, i
	}
	return date{year, month, day}, i + 4
}

// titleBehind reads the title of a work from the words behind its number:
// entitled “Transforming our world”. It is "" when there is none.
func (w *Works) titleBehind(text *token.Text, i int) string {
	const most = 300
	n, _ := w.entitled.at(text, i)
	if n == 0 || i+n >= len(text.Tokens) || text.Tokens[i+n].Before&token.Quote == 0 {
		return ""
	}
	rest := text.Source[text.Tokens[i+n].Start:]
	end := strings.IndexAny(rest, "”\"»")
	if end <= 0 || end > most {
		return ""
	}
	return strings.TrimRight(strings.Join(strings.Fields(rest[:end]), " "), ",;")
}

func isCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}
