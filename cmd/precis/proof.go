package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"precis/generator/check"
	"precis/generator/site"
	"precis/generator/source"
)

// proof is what a build does beyond making the site, so that others need not
// take its word.
type proof struct {
	check    *bool
	manifest *string
}

func (c *call) proofFlags() proof {
	return proof{
		check:    c.flags.Bool("check", false, "read the new site back, as \"precis check\" does, before it takes the old one's place"),
		manifest: c.flags.String("manifest", "", "`file` to write the SHA-256 of every file of the site to, as sha256sum does; - is the standard output"),
	}
}

// apart refuses a manifest that the next build would take for a text, or for
// a file of the publisher's.
func (p proof) apart(folders ...string) error {
	if *p.manifest == "" || *p.manifest == "-" {
		return nil
	}
	for _, folder := range folders {
		inside, err := lies(*p.manifest, folder)
		if err != nil {
			return err
		}
		if inside {
			return wrongCall("--manifest %s lies in the folder %s; name a file beside it", *p.manifest, folder)
		}
	}
	return nil
}

// readBack holds a site that is not yet published to the rules of check.
func readBack(staged fs.FS, base string) error {
	_, found, err := check.Site(staged, base)
	if err != nil {
		return err
	}
	var faults source.Diagnostics
	for _, d := range found {
		if d.Severity == source.Error {
			faults = append(faults, d)
		}
	}
	if err := faults.Err(); err != nil {
		return fmt.Errorf("the new site does not read back, and the old one stays:\n%w", err)
	}
	return nil
}

// write reads the published site back and says what it is made of. The file
// is put in place whole.
func (p proof) write(c *call, out string) error {
	if *p.manifest == "" {
		return nil
	}
	manifest, err := site.Manifest(os.DirFS(out))
	if err != nil {
		return err
	}
	if *p.manifest == "-" {
		_, err := c.out.Write(manifest)
		return err
	}
	if err := replaceFile(*p.manifest, manifest); err != nil {
		return fmt.Errorf("%s is published, but its manifest cannot be written: %w", out, err)
	}
	return nil
}

// replaceFile writes a file beside its place and moves it there.
func replaceFile(name string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".precis-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // it is gone when all went well
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
