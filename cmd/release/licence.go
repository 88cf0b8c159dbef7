package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
)

// module is a module that is compiled into the program.
type module struct {
	path, version, sum string
	licence            string // its SPDX identifier
	text               string // the licence in full, with what else a NOTICE asks for
}

// modulesOf gives the modules of some programs, each once, sorted by path. It
// fails when one has a licence that precis does not take.
func modulesOf(infos []*debug.BuildInfo) ([]module, error) {
	found := make(map[string]module)
	for _, info := range infos {
		for _, dep := range info.Deps {
			found[dep.Path] = module{path: dep.Path, version: dep.Version, sum: dep.Sum}
		}
	}
	var modules []module
	for _, m := range found {
		folder, err := folderOf(m.path)
		if err != nil {
			return nil, err
		}
		if m.licence, m.text, err = licenceIn(folder); err != nil {
			return nil, fmt.Errorf("%s: %w", m.path, err)
		}
		modules = append(modules, m)
	}
	slices.SortFunc(modules, func(a, b module) int { return cmp.Compare(a.path, b.path) })
	return modules, nil
}

// folderOf gives where the go command keeps a module.
func folderOf(path string) (string, error) {
	list := exec.Command("go", "list", "-m", "-json", path)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return "", fmt.Errorf("go list -m %s: %w", path, err)
	}
	var m struct{ Dir string }
	if err := json.Unmarshal(out, &m); err != nil {
		return "", err
	}
	if m.Dir == "" {
		return "", fmt.Errorf("%s is not in the module cache\n    hint: go mod download", path)
	}
	return m.Dir, nil
}

// licenceIn tells the licence in the folder of a module, of those that precis
// takes, and gives its text.
func licenceIn(folder string) (licence, text string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", "", err
	}
	name := regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)(\.(txt|md))?$`)
	for _, entry := range entries {
		if !name.MatchString(entry.Name()) || entry.IsDir() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return "", "", err
		}
		text += string(content) + "\n"
		if strings.EqualFold(strings.TrimSuffix(entry.Name(), filepath.Ext(entry.Name())), "notice") {
			continue
		}
		if licence = identify(string(content)); licence == "" {
			return "", "", fmt.Errorf("%s is none of the licences that precis takes: MIT, BSD-2-Clause, BSD-3-Clause, Apache-2.0, ISC", entry.Name())
		}
	}
	if licence == "" {
		return "", "", errors.New("it has no licence")
	}
	return licence, text, nil
}

// identify tells a licence by the sentences that make it that licence.
func identify(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	has := func(words string) bool { return strings.Contains(text, words) }
	var found []string
	if has("permission is hereby granted, free of charge, to any person obtaining a copy") && has("the above copyright notice and this permission notice shall be included") {
		found = append(found, "MIT")
	}
	if has("apache license version 2.0, january 2004") || has(`licensed under the apache license, version 2.0`) {
		found = append(found, "Apache-2.0")
	}
	if has("redistribution and use in source and binary forms, with or without modification, are permitted") {
		if has("may be used to endorse or promote products derived from this software") {
			found = append(found, "BSD-3-Clause")
		} else {
			found = append(found, "BSD-2-Clause")
		}
	}
	if has("permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted") || has("permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted") {
		found = append(found, "ISC")
	}
	for _, never := range []string{"gnu general public", "gnu lesser general public", "gnu affero", "mozilla public license", "server side public", "commons clause", "business source license", "noncommercial"} {
		if has(never) {
			return ""
		}
	}
	return strings.Join(found, " AND ")
}
