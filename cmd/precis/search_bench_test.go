package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"precis/generator"
	"precis/generator/index"
	"precis/generator/page"
	"precis/generator/search"
	"precis/generator/token"
	"precis/static"
)

// BenchmarkSearch asks a generated collection for points that are known, in
// Chromium from the disk: how long after the last key the first results stand,
// what a first query loads, and how often the right point is the first, or
// among the first ten where one letter is wrong.
//
//	go test ./cmd/precis -run '^$' -bench Search -benchtime 1x
//
// DOCUMENTS sets the size of the collection; it is 1,000 when not set. SEEDS
// names a folder of texts to ask instead.
func BenchmarkSearch(b *testing.B) {
	documents := 1000
	if _, err := fmt.Sscan(os.Getenv("DOCUMENTS"), &documents); err != nil && os.Getenv("DOCUMENTS") != "" {
		b.Fatalf("DOCUMENTS: %v", err)
	}
	browser := startBrowser(b)
	site, ix := searchSite(b, documents)
	random := rand.New(rand.NewPCG(62, 2019))
	memory := remember(random, ix)
	for b.Loop() {
		var ms, bytes []float64
		for range 9 {
			tab, files, done := searchTab(b, browser, site)
			ms = append(ms, ask(b, tab, memory.known().query).Ms)
			done()
			bytes = append(bytes, files.packed(b))
		}
		b.ReportMetric(median(ms), "first-query-ms")
		b.ReportMetric(median(bytes), "first-query-kB-gzip")
		tab, _, done := searchTab(b, browser, site)
		ms = nil
		const queries = 100
		first, withSlip := 0, 0
		for range queries {
			item := memory.known()
			answer := ask(b, tab, item.query)
			ms = append(ms, answer.Ms)
			if len(answer.Links) > 0 && answer.Links[0] == item.link {
				first++
			}
			if slices.Contains(ask(b, tab, slip(random, item.query)).Links, item.link) {
				withSlip++
			}
		}
		done()
		slices.Sort(ms)
		b.ReportMetric(median(ms), "query-ms")
		b.ReportMetric(ms[len(ms)*95/100], "query-ms-p95")
		b.ReportMetric(float64(first)/queries, "success@1")
		b.ReportMetric(float64(withSlip)/queries, "typo-success@10")
		terms, texts := sizes(b, site)
		b.ReportMetric(terms, "index-kB-gzip")
		b.ReportMetric(texts, "texts-kB-gzip")
		b.ReportMetric(0, "ns/op")
	}
}

// searchSite writes the index of a generated collection and a page with the
// field, which is all that the search needs of a site.
func searchSite(b *testing.B, documents int) (string, *index.Index) {
	b.Helper()
	var texts fs.FS = collection(documents)
	if folder := os.Getenv("SEEDS"); folder != "" {
		texts = os.DirFS(folder)
	}
	ix, _, err := generator.Collect(generator.Config{Seeds: texts, Name: "seeds", Jobs: 2})
	if err != nil {
		b.Fatal(err)
	}
	files, err := search.Files(ix, page.ClassName)
	if err != nil {
		b.Fatal(err)
	}
	site := b.TempDir()
	write := func(path string, content []byte) {
		name := filepath.Join(site, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, content, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for _, f := range files {
		write(f.Path, f.Content())
	}
	for _, name := range []string{"search.js", "engine.js", "filters.js", "precis.css"} {
		content, err := static.Files.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		write("assets/"+name, content)
	}
	frame, err := os.ReadFile(filepath.Join(buildSite(b, seeds), "search.html"))
	if err != nil {
		b.Fatal(err)
	}
	write("search.html", frame)
	return site, ix
}

// searchTab opens the page and puts the cursor in the field, which loads what
// every query needs while the reader begins to type. The files that the tab
// asks for are listed under their names.
func searchTab(b *testing.B, browser context.Context, site string) (tab context.Context, files *asked, done func()) {
	b.Helper()
	files = &asked{names: make(map[string]bool)}
	tab, done = chromedp.NewContext(browser, chromedp.WithListener(func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			files.note(e.Request.URL)
		}
	}))
	if _, err := chromedp.Call(tab, network.Enable, network.EnableParams{}); err != nil {
		b.Fatal(err)
	}
	if err := chromedp.Do(tab, chromedp.Navigate("file://"+site+"/search.html")); err != nil {
		b.Fatal(err)
	}
	files.forget()
	if err := chromedp.Do(tab, chromedp.Focus("input[type=search]"), chromedp.Sleep(400*time.Millisecond)); err != nil {
		b.Fatal(err)
	}
	return tab, files, done
}

// asked is which scripts a tab has asked for.
type asked struct {
	mu    sync.Mutex
	names map[string]bool
}

func (a *asked) note(address string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if name, _, _ := strings.Cut(strings.TrimPrefix(address, "file://"), "?"); strings.HasSuffix(name, ".js") {
		a.names[name] = true
	}
}

func (a *asked) forget() {
	a.mu.Lock()
	defer a.mu.Unlock()
	clear(a.names)
}

// packed is what all of them weigh.
func (a *asked) packed(b *testing.B) float64 {
	b.Helper()
	a.mu.Lock()
	defer a.mu.Unlock()
	total := 0.0
	for name := range a.names {
		total += packed(b, name)
	}
	return total
}

// answer is what a query gave: where its results lead, and how long after the
// last key the first of them stood on the page.
type answer struct {
	Links []string
	Ms    float64
}

// ask puts a query in the field, as the last key does, and waits until its
// results stand there.
func ask(b *testing.B, tab context.Context, query string) answer {
	b.Helper()
	text, err := chromedp.Run(tab, chromedp.Evaluate[string](fmt.Sprintf(`new Promise(function (resolve) {
		var field = document.querySelector("input[type=search]"), box = document.querySelector("[data-search-results]");
		var query = %s, start;
		var watch = new MutationObserver(function () {
			if (!box.querySelector("[role=status]").textContent.includes("“" + query + "”")) return;
			var ms = performance.now() - start;
			watch.disconnect();
			resolve(JSON.stringify({ Ms: ms, Links: Array.from(box.querySelectorAll(".hits a"), function (a) {
				return a.pathname.split("/").pop() + a.hash;
			}) }));
		});
		watch.observe(box, { childList: true, subtree: true, characterData: true });
		field.value = query;
		start = performance.now();
		field.dispatchEvent(new Event("input", { bubbles: true }));
	})`, js(query)), chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%q: %v", query, err)
	}
	var a answer
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		b.Fatal(err)
	}
	return a
}

// packed is the size of a file in kB as a host sends it.
func packed(b *testing.B, name string) float64 {
	b.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	var buffer bytes.Buffer
	w := gzip.NewWriter(&buffer)
	if _, err := io.Copy(w, bytes.NewReader(content)); err != nil {
		b.Fatal(err)
	}
	w.Close()
	return float64(buffer.Len()) / 1000
}

// sizes gives the index and the texts to show, each in kB.
func sizes(b *testing.B, site string) (terms, texts float64) {
	b.Helper()
	names, err := filepath.Glob(filepath.Join(site, "search", "*.js"))
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		if strings.HasPrefix(filepath.Base(name), "text-") {
			texts += packed(b, name)
		} else {
			terms += packed(b, name)
		}
	}
	return terms, texts
}

// item is a point that somebody remembers some words of.
type item struct{ query, link string }

// memory is what somebody keeps of a collection: points, and which words tell
// them apart. A word in one point of ten is not remembered.
type memory struct {
	*rand.Rand
	points []*index.Point
	with   map[string][]int // points that have a word, in order
}

func remember(random *rand.Rand, ix *index.Index) memory {
	m := memory{random, ix.Points, make(map[string][]int)}
	for i, p := range ix.Points {
		for _, token := range p.Texts()[0].Tokens {
			if with := m.with[token.Stem]; len(with) == 0 || with[len(with)-1] != i {
				m.with[token.Stem] = append(with, i)
			}
		}
	}
	return m
}

// alone tells whether one point alone has all of some words, or has them in a
// row. Of points that have the same nobody can say which was meant.
func (m memory) alone(stems []string, inRow bool) bool {
	found := 0
	for _, i := range m.with[stems[0]] {
		all := true
		for _, s := range stems[1:] {
			_, has := slices.BinarySearch(m.with[s], i)
			all = all && has
		}
		if !all || inRow && !holdsRow(m.points[i].Texts()[0].Tokens, stems) {
			continue
		}
		if found++; found > 1 {
			return false
		}
	}
	return true
}

func holdsRow(tokens []token.Token, stems []string) bool {
	for i := range len(tokens) - len(stems) + 1 {
		n := 0
		for n < len(stems) && tokens[i+n].Stem == stems[n] {
			n++
		}
		if n == len(stems) {
			return true
		}
	}
	return false
}

// known draws a point and what is remembered of it: now four telling words
// from anywhere in it, now five words that follow each other, three of them
// telling, and no other point has them so.
func (m memory) known() item {
	for {
		p := m.points[m.IntN(len(m.points))]
		text := p.Texts()[0]
		if len(text.Tokens) < 12 {
			continue
		}
		tells := func(i int) bool {
			return len(text.Word(i)) > 3 && len(m.with[text.Tokens[i].Stem])*10 < len(m.points)
		}
		var words, stems []string
		telling := 0
		add := func(i int) {
			words, stems = append(words, text.Word(i)), append(stems, text.Tokens[i].Stem)
			if tells(i) {
				telling++
			}
		}
		least, inRow := 4, m.IntN(2) == 0
		if inRow {
			from := m.IntN(len(text.Tokens) - 5)
			for i := from; i < from+5; i++ {
				add(i)
			}
			least = 3
		} else {
			for _, i := range m.Perm(len(text.Tokens)) {
				if telling < least && tells(i) && !slices.Contains(words, text.Word(i)) {
					add(i)
				}
			}
		}
		if telling >= least && m.alone(stems, inRow) {
			return item{strings.ToLower(strings.Join(words, " ")), p.Document.ID + ".html#" + p.Anchor}
		}
	}
}

// slip makes one mistake in one word of five letters or more: a letter left
// out, doubled, changed or swapped.
func slip(random *rand.Rand, query string) string {
	words := strings.Fields(query)
	for _, i := range random.Perm(len(words)) {
		w := words[i]
		if len(w) < 5 || strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
			continue
		}
		at := 1 + random.IntN(len(w)-2)
		switch random.IntN(4) {
		case 0:
			words[i] = w[:at] + w[at+1:]
		case 1:
			words[i] = w[:at] + w[at:at+1] + w[at:]
		case 2:
			words[i] = w[:at] + string(rune('a'+random.IntN(26))) + w[at+1:]
		default:
			words[i] = w[:at] + w[at+1:at+2] + w[at:at+1] + w[at+2:]
		}
		break
	}
	return strings.Join(words, " ")
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}
