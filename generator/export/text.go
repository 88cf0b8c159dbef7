package export

import (
	"io"

	"precis/generator/index"
)

// texts gives the texts that are too long for a page as the files that they are,
// in UTF-8.
func texts(ix *index.Index) []File {
	var files []File
	for _, d := range ix.Documents {
		if ix.IsTextFile(d) {
			files = append(files, File{"sources/" + d.ID + ".txt", func(w io.Writer) error {
				text := d.File.Text
				if d.File.Marks != nil {
					text = d.File.LineByLine()
				}
				_, err := io.WriteString(w, text)
				return err
			}})
		}
	}
	return files
}
