package intake

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"
)

// foreign tells a file whose first bytes say that it is of a format that the
// ending of its name does not say. Nobody means its bytes to be read as a text,
// and a site of them would be rubbish.
func foreign(name string, raw []byte) error {
	ext := strings.ToLower(path.Ext(name))
	own := path.Base(name[:len(name)-len(ext)]) // its name, without an ending
	start := bytes.TrimLeft(raw[:min(len(raw), mostBefore)], "\uFEFF \t\r\n")
	archived := ext == ".docx" || ext == ".odt" // which say themselves what is wrong with an archive
	begins := func(signatures ...string) bool {
		for _, s := range signatures {
			if bytes.HasPrefix(start, []byte(s)) {
				return true
			}
		}
		return false
	}
	switch {
	case begins("%PDF-"):
		return faultf("end its name in .pdf, and turn it into text: pdftotext -layout "+own+".pdf "+own+".txt", "this is a PDF, and its name ends in %s", ext)
	case begins(`{\rtf`):
		return faultf("end its name in .rtf, and turn it into a format that is read: soffice --headless --convert-to docx "+own+".rtf", "this is a file in Rich Text Format, and its name ends in %s", ext)
	case begins("PK\x03\x04") && !archived:
		return packed(own, ext, raw)
	case begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") && !archived:
		return faultf("end its name in .doc, and turn it into a format that is read: soffice --headless --convert-to docx "+own+".doc", "this is an old Word file, and its name ends in %s", ext)
	case begins("\x1F\x8B\x08", "\xFD7zXZ\x00", "7z\xBC\xAF\x27\x1C", "Rar!\x1A\x07"):
		return faultf("unpack it, and put the texts in it into the folder", "this is an archive, and its name ends in %s", ext)
	case begins("\x89PNG\r\n\x1A\n", "\xFF\xD8\xFF", "II*\x00", "MM\x00*"):
		return faultf("let a program read the words in it (OCR), and save what that gives as text", "this is a picture, and its name ends in %s", ext)
	}
	return nil
}

// mostBefore is how many bytes may stand before a signature, as some programs
// write them.
const mostBefore = 1024

// packed says what a zip archive is under another name.
func packed(own, ext string, raw []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err == nil {
		for _, part := range archive.File {
			switch part.Name {
			case "word/document.xml":
				return faultf("rename it to "+own+".docx", "this is a Word document, and its name ends in %s", ext)
			case "content.xml":
				return faultf("rename it to "+own+".odt", "this is an OpenDocument file, and its name ends in %s", ext)
			}
		}
	}
	return faultf("unpack it, and put the texts in it into the folder", "this is an archive, and its name ends in %s", ext)
}
