package cite

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// CSL is the citation as CSL-JSON: a list of one item, on one line.
func (r Record) CSL() string {
	type issued struct {
		Parts [][]int `json:"date-parts"`
	}
	item := struct {
		ID        string  `json:"id"`
		Type      string  `json:"type"`
		Title     string  `json:"title"`
		Publisher string  `json:"publisher,omitempty"`
		Number    string  `json:"number,omitempty"`
		Place     string  `json:"publisher-place,omitempty"`
		Issued    *issued `json:"issued,omitempty"`
		Language  string  `json:"language,omitempty"`
		Note      string  `json:"note,omitempty"`
		Address   string  `json:"URL,omitempty"`
	}{r.Key, "report", r.Title, r.Publisher, r.Number, r.Place, nil, r.Language, r.Locator, r.Address}
	var day []int
	for part := range strings.SplitSeq(r.Date, "-") {
		if n, err := strconv.Atoi(part); err == nil {
			day = append(day, n)
		}
	}
	if len(day) > 0 {
		item.Issued = &issued{[][]int{day}}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode([]any{item}) // words and numbers can always be encoded
	return b.String()
}
