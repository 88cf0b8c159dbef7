package export

import (
	"precis/generator/index"
)

// topics writes data/topics.json. In a vast collection it names no points of a
// topic: data/points.jsonl tells of each point what it is about.
func topics(ix *index.Index) ([]byte, error) {
	type entry struct {
		ID      string   `json:"id"`
		Label   string   `json:"label"`
		Scope   string   `json:"scope"`
		Broader []string `json:"broader"`
		Page    string   `json:"page"`
		Count   int      `json:"count"` // of its points
		Points  []string `json:"points,omitzero"`
	}
	list := []entry{}
	for _, t := range ix.Topics {
		e := entry{t.ID, t.Label, t.Scope, append([]string{}, t.Broader...), "topics/" + t.ID + ".html", len(t.Points), nil}
		if !ix.IsVast() {
			e.Points = make([]string, len(t.Points))
			for i, p := range t.Points {
				e.Points[i] = p.ID
			}
		}
		list = append(list, e)
	}
	return indented(list)
}

// documents writes data/documents.json.
func documents(ix *index.Index) ([]byte, error) {
	type theme struct {
		ID    string `json:"id"`
		Label string `json:"label"`
		Text  string `json:"text"`
	}
	type section struct {
		Label string `json:"label"`
		Title string `json:"title"`
		Theme string `json:"theme"`
	}
	type alike struct {
		Document string `json:"document"`
		Same     int    `json:"same"`
		Near     int    `json:"near"`
	}
	type entry struct {
		ID        string    `json:"id"`
		Title     string    `json:"title"`
		Date      string    `json:"date,omitempty"`
		EndDate   string    `json:"end,omitempty"`
		Place     string    `json:"place,omitempty"`
		Meeting   string    `json:"meeting,omitempty"`
		Publisher string    `json:"publisher,omitempty"`
		Symbol    string    `json:"symbol,omitempty"`
		Report    string    `json:"report,omitempty"`
		Address   string    `json:"address,omitempty"`
		Language  string    `json:"language,omitempty"`
		File      string    `json:"file"`
		Page      string    `json:"page"`
		Points    int       `json:"points"`
		Themes    []theme   `json:"themes"`
		Sections  []section `json:"sections"`
		Alike     []alike   `json:"alike"` // how many of the points stand there word for word, and in mostly the same words
	}
	list := []entry{}
	for _, d := range ix.Documents {
		f := d.Facts
		e := entry{
			d.ID, d.Title, f.Date, f.EndDate, f.Place, f.Meeting, f.Publisher, f.Symbol, f.Report, f.Address, f.Language,
			d.File.Name, d.Path(), len(d.Points), []theme{}, []section{}, []alike{},
		}
		for _, t := range d.Themes {
			e.Themes = append(e.Themes, theme{t.ID, t.Label, d.Blocks[t.Block].Text.Text})
		}
		for _, s := range d.Sections {
			e.Sections = append(e.Sections, section{s.Label, s.Title, s.Theme})
		}
		for _, t := range d.Alike() {
			e.Alike = append(e.Alike, alike{t.Document.ID, t.Same, t.Near})
		}
		list = append(list, e)
	}
	return indented(list)
}
