package main

import (
	"runtime/debug"
	"testing"
)

func TestVersion(t *testing.T) {
	built := func(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Version: version}, Settings: settings}
	}
	commit, changed := debug.BuildSetting{Key: "vcs.revision", Value: "0123abcd"}, debug.BuildSetting{Key: "vcs.modified", Value: "true"}
	for _, test := range []struct {
		info          *debug.BuildInfo
		version, site string
	}{
		{nil, "precis (devel)", "precis"},
		{built("(devel)"), "precis (devel), go1.26.0", "precis"},
		{built("v1.2.3", commit), "precis v1.2.3, commit 0123abcd, go1.26.0", "precis v1.2.3"},
		{built("v1.2.3-rc.1", commit), "precis v1.2.3-rc.1, commit 0123abcd, go1.26.0", "precis v1.2.3-rc.1"},
		{built("v1.2.3+dirty", commit, changed), "precis v1.2.3+dirty, commit 0123abcd with changes, go1.26.0", "precis"},
		{built("v1.2.4-0.20260102030405-0123abcd0123", commit), "precis v1.2.4-0.20260102030405-0123abcd0123, commit 0123abcd, go1.26.0", "precis"},
	} {
		if got := describe(test.info); got != test.version {
			t.Errorf("got %q, want %q", got, test.version)
		}
		if got := maker(test.info); got != test.site {
			t.Errorf("a site tells %q, want %q", got, test.site)
		}
	}
}
