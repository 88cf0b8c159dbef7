package evaluate_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"precis/generator/evaluate"
	"precis/generator/source"
)

// No labels, whatever they are, make the reader of labels panic; faults stand
// in the file.
func FuzzRead(f *testing.F) {
	f.Add([]byte(right))
	f.Add([]byte("{\"points\": \xff\xfe"))
	f.Add([]byte("\xef\xbb\xbf{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		gold, found := evaluate.Read("gold.json", data)
		if gold == nil && found.Err() == nil {
			t.Error("no labels, and nothing at fault")
		}
		standIn(t, source.Read("gold.json", data), found)
	})
}

// A table of labels is read or its faults are named where they stand; without
// a fault every line of it is a point.
func FuzzTable(f *testing.F) {
	f.Add([]byte("number,starts,section,line,topics,references,attributions\n1,Many,a,3,water x,r,many / speakers / noted, \n"))
	f.Add([]byte("starts,number\n\"a \"\"b\"\", c\",1\n\nd,2\n"))
	f.Add([]byte("number,number,what\n1,2,3,4\n\"broken"))
	f.Add([]byte("number,starts,line,attributions\r\n1,a,0,x / y\r\n1,a,-7,many//;;/ /\n"))
	f.Add([]byte("\xff\xfen\x00u\x00\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		gold, found := evaluate.Read("gold.csv", data)
		file := source.Read("gold.csv", data)
		standIn(t, file, found)
		if found.Err() != nil {
			return
		}
		r := csv.NewReader(strings.NewReader(file.Text))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		if err != nil || len(gold.Points) != len(rows)-1 {
			t.Errorf("%d points of %d lines, %v", len(gold.Points), len(rows), err)
		}
	})
}

// standIn fails unless faults stand in a file, as far as they have a place.
func standIn(t *testing.T, file *source.File, found source.Diagnostics) {
	t.Helper()
	for _, fault := range found {
		if fault.At != (source.Position{}) && (fault.At.Line < 1 || fault.At.Line > file.Lines() || fault.At.Column < 1) {
			t.Errorf("%v is outside the file of %d lines", fault, file.Lines())
		}
	}
}
