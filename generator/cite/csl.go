package cite

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// CSL is the citation as CSL-JSON: a list of one item, on one line.
func (r Record) CSL() string { return cslOf([]Record{r}) }

// cslItem is an item of CSL-JSON.
type cslItem struct {
	ID        string     `json:"id"`
	Type      string     `json:"type"`
	Title     string     `json:"title"`
	Publisher string     `json:"publisher,omitempty"`
	Number    string     `json:"number,omitempty"`
	Place     string     `json:"publisher-place,omitempty"`
	Issued    *cslIssued `json:"issued,omitempty"`
	Language  string     `json:"language,omitempty"`
	Note      string     `json:"note,omitempty"`
	Address   string     `json:"URL,omitempty"`
}

type cslIssued struct {
	Parts [][]int `json:"date-parts"`
}

func (r Record) cslItem() cslItem {
	item := cslItem{r.Key, "report", r.Title, r.Publisher, r.Number, r.Place, nil, r.Language, r.Locator, r.Address}
	var day []int
	for part := range strings.SplitSeq(r.Date, "-") {
		if n, err := strconv.Atoi(part); err == nil {
			day = append(day, n)
		}
	}
	if len(day) > 0 {
		item.Issued = &cslIssued{[][]int{day}}
	}
	return item
}

// cslOf is CSL-JSON of some citations: a list of items, on one line.
func cslOf(records []Record) string {
	items := make([]cslItem, len(records))
	for i, r := range records {
		items[i] = r.cslItem()
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(items) // words and numbers can always be encoded
	return b.String()
}
