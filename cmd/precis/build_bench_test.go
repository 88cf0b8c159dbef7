//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
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

// pointsOfOne is how many points an invented document has at least.
const pointsOfOne = 26

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
		scanner := token.NewScanner(language.Abbreviations, language.FunctionWords...)
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
				if err := convert.Convert(new(bytes.Buffer), markdown, "en"); err != nil {
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

// BenchmarkAnalysis finds what is in 100,000 points or somewhat more, on all
// cores: of invented documents, or those of the folder that SEEDS names. It
// tells the time of each stage for 100,000 points, and how much is in use at the
// end.
func BenchmarkAnalysis(b *testing.B) {
	const points = 100_000
	var seeds fs.FS
	if folder := os.Getenv("SEEDS"); folder != "" {
		seeds = os.DirFS(folder)
	} else {
		seeds = collection(points / pointsOfOne)
	}
	spent := make(map[generator.Stage]time.Duration) // stages come one after the other
	var mu sync.Mutex
	var stage generator.Stage
	var since time.Time
	watch := func(next generator.Stage) {
		mu.Lock()
		defer mu.Unlock()
		if next == stage {
			return
		}
		now := time.Now()
		if stage != "" {
			spent[stage] += now.Sub(since)
		}
		stage, since = next, now
	}
	config := generator.Config{Seeds: seeds, Name: "seeds", Jobs: runtime.NumCPU(), Progress: func(s generator.Step) func() {
		watch(s.Stage)
		return func() {}
	}}
	found := 0
	var used runtime.MemStats
	for b.Loop() {
		ix, faults, err := generator.Collect(config)
		watch("")
		if err != nil || faults.Err() != nil {
			b.Fatal(err, faults.Err())
		}
		found = len(ix.Points)
		runtime.GC()
		runtime.ReadMemStats(&used)
		runtime.KeepAlive(ix)
	}
	for unit, stage := range map[string]generator.Stage{
		"read-s": generator.Reading, "discover-s": generator.Discovering, "find-s": generator.Finding, "relate-s": generator.Relating,
	} {
		b.ReportMetric(spent[stage].Seconds()/float64(b.N)*points/float64(found), unit)
	}
	b.ReportMetric(float64(found), "points")
	b.ReportMetric(float64(used.HeapAlloc)/(1<<20), "MiB")
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
