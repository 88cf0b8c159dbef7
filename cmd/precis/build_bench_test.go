//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"precis/generator"
	"precis/generator/export"
	"precis/generator/layout"
	"precis/generator/lexicon"
	"precis/generator/markup"
	"precis/generator/page"
	"precis/generator/parse"
	"precis/generator/search"
	"precis/generator/shelf"
	"precis/generator/site"
	"precis/generator/token"
	"precis/static"
	"precis/templates"
)

// stageDocuments is how many invented documents the stages are measured on.
const stageDocuments = 100

// BenchmarkStage measures each stage of the road alone, on one core.
func BenchmarkStage(b *testing.B) {
	seeds := collection(stageDocuments)
	config := generator.Config{Seeds: seeds, Name: "seeds", Templates: templates.Files, Static: static.Files, Jobs: 1}
	ix, _, err := generator.Collect(config)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			shelf.Read(seeds, "seeds")
		}
	})
	texts, _ := shelf.Read(seeds, "seeds")
	language, err := lexicon.For("en")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("parse", func(b *testing.B) {
		scanner := token.NewScanner(language.Abbreviations)
		for b.Loop() {
			for _, text := range texts.Texts {
				parse.Document(text.ID, text.File, text.Facts, language, scanner)
			}
		}
	})
	b.Run("collect", func(b *testing.B) { // read, parse, find and relate
		for b.Loop() {
			if _, _, err := generator.Collect(config); err != nil {
				b.Fatal(err)
			}
		}
	})
	var written [][]byte
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			written = written[:0]
			for _, p := range page.All(ix, page.Options{}) {
				markdown, err := p.Markdown()
				if err != nil {
					b.Fatal(err)
				}
				written = append(written, markdown)
			}
		}
	})
	convert := markup.New()
	b.Run("convert", func(b *testing.B) {
		for b.Loop() {
			for _, markdown := range written {
				if _, err := convert.Convert(markdown, "en"); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	frames, err := layout.New(templates.Files)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("frame", func(b *testing.B) {
		var framed bytes.Buffer
		for b.Loop() {
			for range written {
				framed.Reset()
				if err := frames.Execute(&framed, layout.Page{Kind: "topic", Title: "A topic"}); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("search", func(b *testing.B) {
		for b.Loop() {
			if _, err := search.Files(ix, page.ClassName); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("export", func(b *testing.B) {
		for b.Loop() {
			for _, f := range export.Files(ix, nil) {
				if err := f.Write(new(bytes.Buffer)); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("site", func(b *testing.B) { // from the findings to the staged site
		for b.Loop() {
			stage, err := site.NewStage(filepath.Join(b.TempDir(), "public"), site.Options{})
			if err != nil {
				b.Fatal(err)
			}
			if err := generator.Build(config, ix, stage); err != nil {
				b.Fatal(err)
			}
			if err := stage.Discard(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkBuild runs the whole program on invented documents. SIZES lists how
// many; it is "100 1000" when not set.
func BenchmarkBuild(b *testing.B) {
	sizes := strings.Fields(os.Getenv("SIZES"))
	if len(sizes) == 0 {
		sizes = []string{"100", "1000"}
	}
	program := filepath.Join(b.TempDir(), "precis")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, size := range sizes {
		b.Run("documents="+size, func(b *testing.B) {
			var documents int
			if _, err := fmt.Sscan(size, &documents); err != nil {
				b.Fatalf("SIZES: %v", err)
			}
			folder := b.TempDir()
			read := writeSeeds(b, folder, collection(documents))
			out := filepath.Join(b.TempDir(), "public")
			var cpu time.Duration
			var peak float64
			for b.Loop() {
				run := exec.Command(program, "build", "--quiet", "--no-cache", "--seeds", folder, "--out", out)
				if told, err := run.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, told)
				}
				cpu += run.ProcessState.UserTime() + run.ProcessState.SystemTime()
				if usage, ok := run.ProcessState.SysUsage().(*syscall.Rusage); ok {
					peak = max(peak, float64(usage.Maxrss)/1024) // kibibytes on Linux
				}
			}
			files, bytes := 0, int64(0)
			err := fs.WalkDir(os.DirFS(out), ".", func(_ string, entry fs.DirEntry, err error) error {
				if err != nil || entry.IsDir() {
					return err
				}
				info, err := entry.Info()
				files, bytes = files+1, bytes+info.Size()
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(cpu.Seconds()/float64(b.N), "cpu-s")
			b.ReportMetric(peak, "peak-MiB")
			b.ReportMetric(float64(files), "files")
			b.ReportMetric(float64(bytes)/1e6, "MB")
			b.ReportMetric(float64(bytes)/float64(read), "x-seeds")
		})
	}
}

// writeSeeds writes a collection to a folder and gives its bytes.
func writeSeeds(b *testing.B, folder string, seeds fstest.MapFS) (bytes int) {
	b.Helper()
	for name, file := range seeds {
		bytes += len(file.Data)
		if err := os.WriteFile(filepath.Join(folder, name), file.Data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return bytes
}
