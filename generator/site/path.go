package site

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// longest is how many bytes a name may have on the file systems in use.
const longest = 255

// deepest is how long a whole path may be, in the units that Windows counts:
// most of its programs take 260 with the folder that the site is unpacked in.
const deepest = 200

// badPath says why a path cannot be one of the site's, or "". A good path
// stays below the root and means the same on Linux, macOS and Windows, in a
// zip file and on a web server.
func badPath(p string) string {
	switch {
	case p == "":
		return "the path is empty"
	case !utf8.ValidString(p):
		return "the path is not UTF-8"
	case strings.HasPrefix(p, "/"):
		return "the path is absolute"
	case strings.Contains(p, `\`):
		return "the path holds a backslash, which Windows takes for a slash"
	case p == listName:
		return "the name is kept for the list of files that precis wrote"
	case slices.Contains(strings.Split(p, "/"), ".."):
		return "the path leads out of the site"
	case path.Clean(p) != p || p == ".":
		return "the path has an empty or needless part"
	case len(utf16.Encode([]rune(p))) > deepest:
		return "the path is longer than 200 characters, which few Windows programs open below a folder"
	}
	for _, name := range strings.Split(p, "/") {
		if problem := badName(name); problem != "" {
			return problem
		}
	}
	return ""
}

func badName(name string) string {
	switch {
	case len(name) > longest:
		return "a name in the path is longer than 255 bytes"
	case strings.HasPrefix(name, ".") && name != ".nojekyll" && name != ".well-known":
		return "the name " + name + " is hidden, and hidden files are the publisher's"
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") || strings.HasPrefix(name, " "):
		return "the name " + name + " begins or ends with a space, or ends with a full stop, which Windows takes off"
	case reserved(name):
		return "the name " + name + " is reserved on Windows"
	}
	for _, r := range name {
		switch {
		case strings.ContainsRune(`<>:"|?*`, r):
			return "the name " + name + " holds " + string(r) + ", which Windows does not allow"
		case !unicode.IsPrint(r):
			return "a name in the path holds a character that cannot be seen"
		}
	}
	return ""
}

// reserved tells the names that Windows keeps for devices, whatever follows
// their first full stop.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, isCom := strings.CutPrefix(stem, "COM")
	if !isCom {
		var isLpt bool
		if port, isLpt = strings.CutPrefix(stem, "LPT"); !isLpt {
			return false
		}
	}
	return utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

// resolve gives the folder that a build writes to: absolute, with symbolic
// links followed even where they lead to nothing yet.
func resolve(dir string) (string, error) {
	out, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for range 40 { // as many links as Linux follows
		target, err := os.Readlink(out)
		if err != nil {
			break // not a link, or not there
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(out), target)
		}
		out = target
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(out))
	if err != nil {
		return "", refusal(dir, "make the folder that is to hold the site first",
			"the site cannot be put here: %v", err)
	}
	if info, err := os.Stat(parent); err == nil && !info.IsDir() {
		return "", refusal(dir, "name a folder that stands in a folder",
			"the site cannot be put here: %s is a file", parent)
	}
	out = filepath.Join(parent, filepath.Base(out))
	if info, err := os.Lstat(out); err == nil && !info.IsDir() {
		return "", refusal(dir, "name a folder for the site", "the output is a file")
	}
	if standsIn(out) {
		return "", refusal(dir, "call precis from a folder outside the output",
			"the output is the folder that you are in, or one above it; a build replaces it in whole")
	}
	return out, nil
}

// standsIn tells whether the working folder is dir or is somewhere in it. The
// system is asked whether two folders are one, since no comparing of names
// knows its links and what it makes of capitals.
func standsIn(dir string) bool {
	out, err := os.Stat(dir)
	if err != nil {
		return false
	}
	here, err := os.Getwd()
	for err == nil {
		var info fs.FileInfo
		if info, err = os.Stat(here); err == nil && os.SameFile(out, info) {
			return true
		}
		if filepath.Dir(here) == here {
			return false
		}
		here = filepath.Dir(here)
	}
	return false
}
