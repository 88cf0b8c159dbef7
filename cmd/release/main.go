// Command release makes what a version of precis is given out as: a program
// for each system in an archive with the licences of all that is in it, the
// checksums of the archives and a bill of materials. Whoever runs it at the
// same tag with the same Go gets the same bytes; to be sure of that, it builds
// everything a second time from a clone in another folder, with nothing kept
// from the first, and compares.
//
// It is called at the top of the repository by "make release VERSION=v1.2.3";
// that tag must be the commit checked out, with no change.
package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
)

// target is one kind of computer.
type target struct{ system, machine string }

func (t target) String() string { return t.system + "-" + t.machine }

func targets() []target {
	var all []target
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, machine := range []string{"amd64", "arm64"} {
			all = append(all, target{system, machine})
		}
	}
	return all
}

func main() {
	out := flag.String("out", "dist", "`folder` to write to; it must not be there yet")
	once := flag.Bool("once", false, "do not build a second time to compare")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: release [flags] VERSION")
		os.Exit(2)
	}
	if err := release(flag.Arg(0), *out, *once); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func release(version, out string, once bool) error {
	if !regexp.MustCompile(`^v\d+\.\d+\.\d+(-[a-z]+(\.\d+)*)?$`).MatchString(version) {
		return fmt.Errorf("%q is no version such as v1.2.3 or v1.2.3-rc.1", version)
	}
	work, err := os.MkdirTemp("", "precis-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work) //nolint:errcheck // a temporary folder
	programs, err := buildAll(".", filepath.Join(work, "first"), nil)
	if err != nil {
		return err
	}
	infos := make([]*debug.BuildInfo, len(programs))
	for i, program := range programs {
		if infos[i], err = buildinfo.ReadFile(program); err != nil {
			return err
		}
		if got := infos[i].Main.Version; got != version {
			return fmt.Errorf("the commit checked out is %s and not %s\n    hint: commit all changes, then: git tag %s", got, version, version)
		}
	}
	if !once {
		if err := compare(work, programs); err != nil {
			return err
		}
	}
	return pack(version, out, programs, infos)
}

// buildAll builds the program for every target, in a folder of its own, from
// the sources in a folder.
func buildAll(sources, out string, env []string) ([]string, error) {
	out, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	var programs []string
	for _, t := range targets() {
		program := filepath.Join(out, t.String(), "precis")
		if t.system == "windows" {
			program += ".exe"
		}
		build := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-o", program, "./cmd/precis")
		build.Dir = sources
		build.Env = append(os.Environ(), "GOFLAGS=", "CGO_ENABLED=0", "GOOS="+t.system, "GOARCH="+t.machine, "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GOWORK=off")
		build.Env = append(build.Env, env...)
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return nil, fmt.Errorf("build for %s: %w", t, err)
		}
		programs = append(programs, program)
	}
	return programs, nil
}

// compare builds once more from a clone, and tells the first difference.
func compare(work string, programs []string) error {
	clone := filepath.Join(work, "another folder")
	if said, err := exec.Command("git", "clone", "--quiet", ".", clone).CombinedOutput(); err != nil {
		return fmt.Errorf("clone: %w\n%s", err, said)
	}
	again, err := buildAll(clone, filepath.Join(work, "second"), []string{"GOCACHE=" + filepath.Join(work, "cache")})
	if err != nil {
		return err
	}
	for i := range programs {
		first, err := sum(programs[i])
		second, err2 := sum(again[i])
		if err := errors.Join(err, err2); err != nil {
			return err
		}
		if first != second {
			return fmt.Errorf("two builds for %s differ: %s and %s", targets()[i], first, second)
		}
		fmt.Printf("%s: two builds agree\n", targets()[i])
	}
	return nil
}

// sum gives the SHA-256 of a file in hexadecimal.
func sum(name string) (string, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256(content)), nil
}

// pack writes the archives, the checksums and the bill of materials.
func pack(version, out string, programs []string, infos []*debug.BuildInfo) error {
	modules, err := modulesOf(infos)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(out); err == nil {
		return fmt.Errorf("%s is there already", out)
	}
	whole := out
	out += ".part" // so that what is broken off is not taken for a release
	if err := errors.Join(os.RemoveAll(out), os.Mkdir(out, 0o755)); err != nil {
		return err
	}
	var names []string
	for i, t := range targets() {
		name := fmt.Sprintf("precis-%s-%s", version, t)
		entries, err := contents(programs[i], modules)
		if err != nil {
			return err
		}
		write := writeTar
		if t.system == "windows" {
			write, name = writeZip, name+".zip"
		} else {
			name += ".tar.gz"
		}
		if err := write(filepath.Join(out, name), entries); err != nil {
			return err
		}
		names = append(names, name)
	}
	var checksums strings.Builder
	archives := make(map[string]string)
	for _, name := range names {
		if archives[name], err = sum(filepath.Join(out, name)); err != nil {
			return err
		}
	}
	bill := fmt.Sprintf("precis-%s.cdx.json", version)
	content, err := billOfMaterials(version, modules, names, archives)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, bill), content, 0o644); err != nil {
		return err
	}
	if archives[bill], err = sum(filepath.Join(out, bill)); err != nil {
		return err
	}
	for _, name := range append(names, bill) {
		fmt.Fprintf(&checksums, "%s  %s\n", archives[name], name)
	}
	fmt.Print(checksums.String())
	if err := os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(checksums.String()), 0o644); err != nil {
		return err
	}
	return os.Rename(out, whole)
}
