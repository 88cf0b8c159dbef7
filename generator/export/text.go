package export

import "precis/generator/index"

// texts gives the texts of a vast collection as the files that they are, in
// UTF-8: there they stand in the place of pages that show each line by line.
func texts(ix *index.Index) []File {
	var files []File
	for _, d := range ix.Documents {
		if ix.IsTextFile(d) {
			files = append(files, whole("sources/"+d.ID+".txt", func() ([]byte, error) { return []byte(d.File.Text), nil }))
		}
	}
	return files
}
