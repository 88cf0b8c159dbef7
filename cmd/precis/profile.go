package main

import (
	"errors"
	"flag"
	"io"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
)

// profiles are the files that tell where a build spends its time and memory,
// for "go tool pprof" and "go tool trace"; "" for those not asked for.
type profiles struct{ cpu, memory, trace *string }

func profileFlags(flags *flag.FlagSet) profiles {
	return profiles{
		cpu:    flags.String("cpuprofile", "", "`file` to write a profile of the processor time to"),
		memory: flags.String("memprofile", "", "`file` to write a profile of what was allocated to"),
		trace:  flags.String("trace", "", "`file` to write a trace of the run to"),
	}
}

// during runs a piece of work and writes the profiles of it that were asked
// for, whether it succeeds or not.
func (p profiles) during(work func() error) error {
	stopCPU, err := record(*p.cpu, pprof.StartCPUProfile, pprof.StopCPUProfile)
	if err != nil {
		return err
	}
	stopTrace, err := record(*p.trace, trace.Start, trace.Stop)
	if err != nil {
		return errors.Join(err, stopCPU())
	}
	return errors.Join(work(), stopTrace(), stopCPU(), p.allocations())
}

// record begins to write a recording to a file, and gives what ends it.
func record(name string, start func(io.Writer) error, stop func()) (end func() error, err error) {
	if name == "" {
		return func() error { return nil }, nil
	}
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	if err := start(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() error {
		stop()
		return file.Close()
	}, nil
}

func (p profiles) allocations() error {
	if *p.memory == "" {
		return nil
	}
	file, err := os.Create(*p.memory)
	if err != nil {
		return err
	}
	runtime.GC() // what is live counts as of the last collection
	return errors.Join(pprof.Lookup("allocs").WriteTo(file, 0), file.Close())
}
