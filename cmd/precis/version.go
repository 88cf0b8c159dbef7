package main

import (
	"fmt"
	"regexp"
	"runtime/debug"
)

// version tells which program this is.
func version(c *call) error {
	if err := c.parse(0); err != nil {
		return err
	}
	info, _ := debug.ReadBuildInfo()
	_, err := fmt.Fprintln(c.out, describe(info))
	return err
}

// describe gives the version, the commit and the Go that a program was built
// from, as far as it knows them.
func describe(info *debug.BuildInfo) string {
	if info == nil {
		return "precis (devel)"
	}
	version, commit, changed := info.Main.Version, "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = ", commit " + s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = " with changes"
		}
	}
	if version == "" {
		version = "(devel)"
	}
	return fmt.Sprintf("precis %s%s%s, %s", version, commit, changed, info.GoVersion)
}

// maker is what a site tells of the program that made it: its name, and the
// version when that is a release. Two builds between releases give the same
// bytes whatever was committed meanwhile.
func maker(info *debug.BuildInfo) string {
	if info != nil && regexp.MustCompile(`^v\d+\.\d+\.\d+(-[a-z]+(\.\d+)*)?$`).MatchString(info.Main.Version) {
		return "precis " + info.Main.Version
	}
	return "precis"
}
