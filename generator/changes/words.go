package changes

import "strings"

// Edit says whose words some words are.
type Edit string

// The edits.
const (
	Kept    Edit = "kept"
	Deleted Edit = "deleted" // of the old text alone
	Added   Edit = "added"   // of the new text alone
)

// Run is some words in a row.
type Run struct {
	Edit  Edit   `json:"edit"`
	Words string `json:"words"`
}

// mostCells is how large the table of a comparison may be: two texts of two
// thousand words. Longer ones are shown as one text for another.
const mostCells = 4 << 20

// compareWords tells word by word what became of a text.
func compareWords(before, now string) []Run {
	a, b := strings.Fields(before), strings.Fields(now)
	first, last := 0, 0
	for first < len(a) && first < len(b) && a[first] == b[first] {
		first++
	}
	for last < len(a)-first && last < len(b)-first && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	var c runs
	c.add(Kept, a[:first]...)
	c.middle(a[first:len(a)-last], b[first:len(b)-last])
	c.add(Kept, a[len(a)-last:]...)
	return c.list
}

type runs struct{ list []Run }

// add appends words to the last run, or begins another.
func (c *runs) add(edit Edit, words ...string) {
	if len(words) == 0 {
		return
	}
	text := strings.Join(words, " ")
	if n := len(c.list); n > 0 && c.list[n-1].Edit == edit {
		c.list[n-1].Words += " " + text
		return
	}
	c.list = append(c.list, Run{edit, text})
}

// middle keeps a longest common subsequence of the words.
func (c *runs) middle(a, b []string) {
	if len(a)*len(b) > mostCells {
		c.add(Deleted, a...)
		c.add(Added, b...)
		return
	}
	width := len(b) + 1
	common := make([]int32, (len(a)+1)*width) // of what is behind
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			c.add(Kept, a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[(i+1)*width+j] >= common[i*width+j+1]:
			c.add(Deleted, a[i])
			i++
		default:
			c.add(Added, b[j])
			j++
		}
	}
}
