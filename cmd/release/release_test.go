package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every module that precis, its tests and its tools are built of has a licence
// that precis takes; and each that go.mod asks for itself stands in
// ARCHITECTURE.md with that licence, and nothing else stands there.
func TestLicences(t *testing.T) {
	t.Chdir("../..")
	modules, err := used("-test", "./...", "tool")
	if err != nil {
		t.Fatal(err)
	}
	if len(modules) < 10 {
		t.Fatalf("only %v", modules)
	}
	architecture, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	required, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	_, tables, _ := strings.Cut(string(architecture), "\n## Dependencies\n")
	rows := regexp.MustCompile("(?m)^\\| `.*$").FindAllString(tables, -1)
	if len(rows) < 10 {
		t.Errorf("ARCHITECTURE.md has %d rows of dependencies", len(rows))
	}
	for _, row := range rows {
		named, _, _ := strings.Cut(strings.TrimPrefix(row, "|"), "|")
		for _, name := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(named, -1) {
			if !regexp.MustCompile(`(?m)^\t` + regexp.QuoteMeta(name[1]) + ` v\S+$`).Match(required) {
				t.Errorf("ARCHITECTURE.md names %s, which go.mod does not ask for", name[1])
			}
		}
	}
	for _, path := range modules {
		folder, err := folderOf(path)
		if err != nil {
			t.Fatal(err)
		}
		licence, text, err := licenceIn(folder)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if len(text) < 200 {
			t.Errorf("%s: the licence reads %q", path, text)
		}
		direct := regexp.MustCompile(`(?m)^\t` + regexp.QuoteMeta(path) + ` v\S+$`).Match(required)
		row := regexp.MustCompile("(?m)^\\|.*`" + regexp.QuoteMeta(path) + "`.*$").FindString(string(architecture))
		if cells := regexp.MustCompile(`\s*\|\s*`).Split(strings.Trim(row, "| "), -1); direct && (len(cells) != 4 || slices.Contains(cells, "")) {
			t.Errorf("ARCHITECTURE.md does not say what %s (%s) is for, its licence and who keeps it: %q", path, licence, row)
		}
		for _, one := range strings.Split(licence, " AND ") {
			if row != "" && !strings.Contains(row, one) {
				t.Errorf("%s is under %s, and ARCHITECTURE.md says %s", path, licence, row)
			}
		}
	}
}

// used lists the modules of all packages that the go command builds for some
// patterns, the standard library and precis itself left out.
func used(arguments ...string) ([]string, error) {
	list := exec.Command("go", append([]string{"list", "-deps", "-json=Module"}, arguments...)...)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list -deps: %w", err)
	}
	var paths []string
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			Module *struct {
				Path string
				Main bool
			}
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			slices.Sort(paths)
			return slices.Compact(paths), nil
		} else if err != nil {
			return nil, err
		}
		if p.Module != nil && !p.Module.Main {
			paths = append(paths, p.Module.Path)
		}
	}
}

func TestIdentify(t *testing.T) {
	const mit = "Permission is hereby granted, free of charge, to any person\nobtaining a copy ... The above copyright notice and this permission notice shall be included in"
	const bsd = "Redistribution and use in source and binary forms, with or without\nmodification, are permitted"
	for text, want := range map[string]string{
		mit: "MIT", bsd: "BSD-2-Clause", bsd + " ... may be used to endorse or promote products derived from this software": "BSD-3-Clause",
		"Apache License\n  Version 2.0, January 2004":               "Apache-2.0",
		mit + "\nApache License Version 2.0, January 2004":          "MIT AND Apache-2.0",
		mit + "\nunder the terms of the GNU General Public License": "", "All rights reserved": "", "Mozilla Public License Version 2.0": "",
	} {
		if got := identify(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if _, _, err := licenceIn(t.TempDir()); err == nil {
		t.Error("a module without a licence was taken")
	}
}

// An archive holds its files and no trace of when or where it was packed.
func TestArchives(t *testing.T) {
	entries := []entry{{"precis", 0o755, []byte("program")}, {"LICENSE", 0o644, []byte("MIT")}}
	for name, write := range map[string]func(string, []entry) error{"a.tar.gz": writeTar, "a.zip": writeZip} {
		first, second := filepath.Join(t.TempDir(), name), filepath.Join(t.TempDir(), "b"+name)
		for _, file := range []string{first, second} {
			if err := write(file, entries); err != nil {
				t.Fatal(err)
			}
		}
		a, err := os.ReadFile(first)
		b, err2 := os.ReadFile(second)
		if err != nil || err2 != nil || !bytes.Equal(a, b) || len(a) == 0 {
			t.Errorf("%s: %d and %d bytes, %v, %v", name, len(a), len(b), err, err2)
		}
		if err := write(first, entries); err == nil {
			t.Errorf("%s was written over", name)
		}
	}
}

func TestBillOfMaterials(t *testing.T) {
	modules := []module{{path: "example.org/Lib", version: "v1.0.0", sum: "h1:x", licence: "MIT"}}
	content, err := billOfMaterials("v1.2.3", modules, []string{"precis.zip"}, map[string]string{"precis.zip": "00ff"})
	if err != nil {
		t.Fatal(err)
	}
	var b bill
	if err := json.Unmarshal(content, &b); err != nil {
		t.Fatal(err)
	}
	if len(b.Components) != 2 || b.Components[0].Package != "pkg:golang/example.org/lib@v1.0.0" || b.Components[1].Hashes[0].Content != "00ff" || b.Dependencies[0].On[0] != b.Components[0].Ref {
		t.Errorf("got %s", content)
	}
}

func TestVersions(t *testing.T) {
	for _, version := range []string{"", "1.2.3", "v1.2", "v1.2.3+dirty", "v0.0.0-20260101000000-0123456789ab", "v1.2.3; rm"} {
		if err := release(version, t.TempDir(), true); err == nil || !strings.Contains(err.Error(), "is no version") {
			t.Errorf("%q: %v", version, err)
		}
	}
}
