package main

import (
	"io/fs"
	"runtime/debug"
)

// A small collection is finished before it has used much memory: collecting
// garbage at every doubling of a few megabytes costs a quarter of its
// processor time. From so many bytes of seeds on memory counts, and Go's own
// setting stands. A large collection gives a fifth of its memory back for a
// twentieth more time. One vast text is held whole, in all its readings at
// once, and as much again in garbage is more than many machines have. No build
// lets lie what it need not once it has more memory than many machines.
const (
	smallSeeds    = 1 << 20
	smallsPercent = 400
	largeSeeds    = 10 << 20
	largesPercent = 70
	vastText      = 10 << 20 // one seed
	vastsPercent  = 40
	muchMemory    = 3 << 30 // 3 GiB: machines with 4 are common
)

// collectGarbage sets how often garbage is collected, by the size of the seeds
// in bytes, where the caller has not set it (GOGC, GOMEMLIMIT). What cannot be
// read is told later.
func collectGarbage(seeds fs.FS, getenv func(string) string) {
	if getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(muchMemory)
	}
	if getenv("GOGC") != "" {
		return
	}
	var all, largest int64
	_ = fs.WalkDir(seeds, ".", func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || largest > vastText {
			return fs.SkipAll
		}
		if info, err := entry.Info(); err == nil && !entry.IsDir() {
			all += info.Size()
			largest = max(largest, info.Size())
		}
		return nil
	})
	switch {
	case largest > vastText:
		debug.SetGCPercent(vastsPercent)
	case all > largeSeeds:
		debug.SetGCPercent(largesPercent)
	case all <= smallSeeds:
		debug.SetGCPercent(smallsPercent)
	}
}
