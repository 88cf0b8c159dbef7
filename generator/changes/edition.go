// Package changes tells what differs between two editions of a collection, for
// the people who publish and read it: points added, removed, reworded and
// moved, findings gained and lost, and addresses that lead nowhere anymore. An
// edition is what a site publishes for machines, so a finished site and a
// folder of texts are compared alike.
package changes

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/net/html"

	"precis/generator/address"
	"precis/generator/source"
)

// Edition is a collection at one time.
type Edition struct {
	Points    []Point         // in reading order
	Addresses map[string]bool // pages, and the places in them that are cited: "documents/a.html#a7"
}

// Point is a point as data/points.jsonl has it.
type Point struct {
	ID           string `json:"id"`
	Document     string `json:"document"`
	Section      string `json:"section"`
	Number       string `json:"number"`
	Label        string `json:"label"`
	Own          bool   `json:"own_number"`
	Text         string `json:"text"`
	Topics       []id   `json:"topics"`
	References   []id   `json:"references"`
	Attributions []struct {
		Class string `json:"class"`
		Words string `json:"words"`
	} `json:"attributions"`
}

type id struct {
	ID      string `json:"id"`
	Locator string `json:"locator"`
}

// PointsFile is where a site keeps what an edition is made of.
const PointsFile = "data/points.jsonl"

// Read reads the points of an edition, one JSON object a line. The name is that
// of the file as the user knows it.
func Read(name string, data []byte) ([]Point, source.Diagnostics) {
	var points []Point
	var faults source.Diagnostics
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var p Point
		if err := json.Unmarshal(line, &p); err != nil || p.ID == "" {
			faults.Errorf(name, source.Position{Line: n, Column: 1}, "build the site again", "the line is no point")
			continue
		}
		if p.Label == "" { // left out where it is the number in its section, as data/points.schema.json says
			p.Label = strings.TrimPrefix(p.Section+"."+p.Number, ".")
		}
		points = append(points, p)
	}
	return points, faults
}

// Site reads the edition that a finished site publishes. The name is that of
// its folder as the user knows it.
func Site(fsys fs.FS, name string) (*Edition, source.Diagnostics, error) {
	data, err := fs.ReadFile(fsys, PointsFile)
	if err != nil {
		return nil, nil, err
	}
	points, faults := Read(path.Join(name, PointsFile), data)
	e := &Edition{Points: points, Addresses: make(map[string]bool)}
	err = fs.WalkDir(fsys, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path.Ext(file) != ".html" || !entry.Type().IsRegular():
			return nil
		}
		e.Addresses[file] = true
		if path.Dir(file) != "documents" {
			return nil
		}
		page, err := fs.ReadFile(fsys, file)
		for _, anchor := range anchors(page) {
			e.Addresses[address.First(file)+"#"+anchor] = true // which leads on
		}
		return err
	})
	return e, faults, err
}

// anchors gives the places in a document's page that are cited: its points, its
// sections, and what became of those that it had.
func anchors(page []byte) []string {
	var list []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return list
		case html.StartTagToken:
			tag, more := z.TagName()
			if string(tag) != "section" {
				continue
			}
			anchor, class := "", ""
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch string(key) {
				case "id":
					anchor = string(value)
				case "class":
					class = string(value)
				}
			}
			if anchor != "" && (class == "point" || class == "section" || class == "former") {
				list = append(list, anchor)
			}
		}
	}
}

// name is a point as a reader calls it.
func (p Point) name() string {
	if p.Own {
		return p.Document + " paragraph " + p.Label
	}
	return p.Document + " " + p.Label
}
