package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"precis/cmd/internal/outside"
	"precis/generator/check"
	"precis/generator/source"
)

// visits is what came of trying the links to other sites.
type visits struct {
	faults    source.Diagnostics
	addresses int
	count     map[outside.Verdict]int
}

func (v visits) String() string {
	s := fmt.Sprintf("%s, %d fine, %d moved, %d gone, %d unsure, %d not asked for",
		addresses(v.addresses), v.count[outside.Fine], v.count[outside.Moved], v.count[outside.Gone], v.count[outside.Unsure], v.count[outside.Asked])
	if left := v.addresses - total(v.count); left > 0 {
		s += fmt.Sprintf(", %d not reached before it was broken off", left)
	}
	return s
}

func addresses(n int) string {
	if n == 1 {
		return "1 address"
	}
	return fmt.Sprintf("%d addresses", n)
}

func total(count map[outside.Verdict]int) int {
	all := 0
	for _, n := range count {
		all += n
	}
	return all
}

// tryOutside tries addresses of other sites, and remembers in the user's cache
// what it found out. What is gone is an error; what has moved, and what may be
// there for a person though it was not for precis, a warning.
func (c *call) tryOutside(links []check.Outside, again bool) (visits, error) {
	place, err := memoryFile()
	if err != nil {
		return visits{}, err
	}
	data, _ := os.ReadFile(place) // without it, nothing is known
	memory := outside.ParseMemory(data)
	asked := memory
	if again {
		asked = nil
	}
	var list []string
	for _, link := range links {
		list = append(list, link.Address)
	}
	results := outside.New().Try(c, list, asked)
	if data, err = memory.Bytes(results, time.Now()); err != nil {
		return visits{}, err
	}
	if err := replaceFile(place, data); err != nil {
		fmt.Fprintf(c.report, "%s: warning: what was found out cannot be kept: %v\n", place, err)
	}
	v := visits{addresses: len(links), count: map[outside.Verdict]int{}}
	for _, link := range links {
		r, known := results[link.Address]
		if !known {
			continue
		}
		v.count[r.Verdict]++
		v.tell(link, r)
	}
	return v, nil
}

// tell makes a diagnostic of what was found out, if there is something to do.
func (v *visits) tell(link check.Outside, r outside.Result) {
	says := "leads to " + link.Address + ": " + r.Why
	if link.More > 0 {
		says += fmt.Sprintf(" (so do %s more)", counted(link.More, "link"))
	}
	switch r.Verdict {
	case outside.Gone:
		v.faults.Errorf(link.File, link.At, "find where it stands now, and write that where the address comes from", "%s", says)
	case outside.Moved:
		v.faults.Warnf(link.File, link.At, "write "+r.To+" where the address comes from", "%s", says)
	case outside.Unsure:
		v.faults.Warnf(link.File, link.At, "look yourself", "%s", says)
	}
}

// memoryFile is where what was found out is kept: in the user's cache, and
// never in a site.
func memoryFile() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "precis")
	return filepath.Join(folder, "outside.json"), os.MkdirAll(folder, 0o700)
}
