package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// compareSeeds is a folder of three meetings, two of which share a theme, and a
// vocabulary.
func compareSeeds(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"vocabulary.tsv": "id\tlabel\tbroader\nwater\tWater\t\nrivers\tRiver\twater\nlakes\tLake\twater\nwardens\tWarden\t\n",
		"dams.txt":       "Dams, ponds: <img src=x onerror=window.taken=1>\n\n- Many participants noted that lakes rise.\n- Several speakers called for wardens.\n",
		"lakes.txt":      "Round table on lakes\n\nI. Banks\n\n- Speakers recalled A/RES/64/182 and the lakes.\n- Some speakers called for wardens.\n\nII. Boats\n\n- A number of speakers noted that lakes freeze.\n",
		"rivers.txt":     "Round table on rivers\n\nI. Banks\n\n- Many participants noted that rivers rise.\n- Several speakers noted that rivers fall.\n- Several speakers called for river wardens.\n",
	} {
		write(t, filepath.Join(folder, name), text)
	}
	return folder
}

// tables is what the page sets side by side, a row a line.
const tables = `Array.from(document.querySelectorAll(".compared h2, .compared tr"), e => e.cells ? Array.from(e.cells, c => c.textContent).join(" | ") : "# " + e.textContent).join("\n")`

const shownPair = `Array.from(document.querySelectorAll("main > p > a"), a => a.textContent).join(" / ")`

// A reader chooses two others, by keyboard; the page shows them, says so and
// keeps the choice in its address, and a count leads to its points.
func TestCompareChoice(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, compareSeeds(t))
	r := openPage(t, browser, out, "compare.html")
	built := askPage[string](t, r.tab, tables)
	if askPage[bool](t, r.tab, `performance.getEntriesByType("resource").some(e => /compare/.test(e.name))`) {
		t.Error("the choice is loaded before anybody wants it")
	}
	r.do(chromedp.Focus("button.choose"), chromedp.KeyEvent("\r"))
	r.until("the first list has the focus", `document.activeElement.tagName === "SELECT" && document.activeElement.labels[0].textContent.startsWith("First column")`)

	choose := func(column int, side string) {
		t.Helper()
		askPage[string](t, r.tab, fmt.Sprintf(`(s => { s.value = %s; s.dispatchEvent(new Event("change", {bubbles: true})); return s.value; })(document.querySelectorAll(".pair select")[%d])`, js(side), column))
		r.until(side+" is shown", fmt.Sprintf(`document.querySelectorAll("main > p > a")[%d].href.endsWith(%s)`, column, js(side+".html")))
	}
	choose(0, "documents/rivers")
	choose(1, "themes/banks")
	const want = `# Topics
Topic | Round table on rivers | Banks
Water | 3 | 4
Lake | – | 1
River | 3 | 3
Warden | 1 | 2
# References
Reference | Round table on rivers | Banks
General Assembly resolution 64/182 | – | 1
# Who spoke, in the drafters’ words
Attribution | Round table on rivers | Banks
“many” | 1 | 1
“several” | 2 | 2
“some” | – | 1
size not stated | – | 1`
	if got := askPage[string](t, r.tab, tables); got != want {
		t.Errorf("shown:\n%s\nwanted:\n%s", got, want)
	}
	if said := askPage[string](t, r.tab, `document.querySelector(".pair [role=status]").textContent`); !strings.HasPrefix(said, "“Round table on rivers” beside “Banks”. Topics: 4.") {
		t.Errorf("said: %s", said)
	}
	if about := askPage[string](t, r.tab, `document.querySelector("main > p").textContent`); !strings.HasPrefix(about, "Round table on rivers beside Banks: what each") {
		t.Errorf("the page says: %s", about)
	}
	address := askPage[string](t, r.tab, `location.href`)
	const query = "compare.html?a=documents/rivers&b=themes/banks"
	if !strings.HasSuffix(address, "/"+query) {
		t.Fatalf("the address is %s", address)
	}

	again := openPage(t, browser, out, query)
	again.until("the link shows the same", fmt.Sprintf(`%s === %s`, tables, js(want)))
	again.do(chromedp.Click(`.compared tbody tr:nth-child(3) td:nth-child(2) a`))
	again.until("the search", `document.body?.dataset.page === "search"`)
	again.untilSaid("3 points found")

	// The two that the page holds look as they did when they are chosen again.
	choose(1, "documents/lakes")
	choose(0, "documents/dams")
	if got := askPage[string](t, r.tab, tables); got != built {
		t.Errorf("shown:\n%s\nbuilt:\n%s", got, built)
	}
	if askPage[bool](t, r.tab, `window.taken !== undefined || document.querySelector("main img") !== null`) {
		t.Error("a title was run")
	}
}

// An address may name one side, or none that there is; a document leads here.
func TestCompareLink(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, compareSeeds(t))
	for _, c := range []struct{ query, pair, said string }{
		{"?a=documents/rivers", "Round table on rivers / Dams, ponds: <img src=x onerror=window.taken=1>", "Topics: "},
		{"?b=themes/boats", "Banks / Boats", "Topics: "},
		{"?a=documents/rivers&b=constructor", "Round table on rivers / Dams, ponds: <img src=x onerror=window.taken=1>", "Topics: "},
		{"?a=%3Cimg%20src=x%20onerror=window.taken=1%3E", "Dams, ponds: <img src=x onerror=window.taken=1> / Round table on lakes", "names something that is not on this site"},
	} {
		r := openPage(t, browser, out, "compare.html"+c.query)
		r.until("the choice", fmt.Sprintf(`(document.querySelector(".pair [role=status]") || {textContent: ""}).textContent.includes(%s)`, js(c.said)))
		if got := askPage[string](t, r.tab, shownPair); got != c.pair {
			t.Errorf("%s shows %s", c.query, got)
		}
	}
	r := openPage(t, browser, out, "documents/rivers.html")
	askPage[bool](t, r.tab, `document.dispatchEvent(new Event("pointermove", {bubbles: true}))`)
	r.until("the link", `document.querySelector(".beside a") !== null`)
	r.do(chromedp.Click(".beside a"))
	r.until("the comparison", fmt.Sprintf(`document.body?.dataset.page === "compare" && document.querySelector(".pair select") !== null && %s.startsWith("Round table on rivers / ")`, shownPair))
	r = openPage(t, browser, out, "themes/boats.html")
	r.until("the link", `document.querySelector("main a[href*='a=themes/boats']") !== null`)
	r.do(chromedp.Click("main a[href*='a=themes/boats']"))
	r.until("the comparison", fmt.Sprintf(`document.body?.dataset.page === "compare" && document.querySelector(".pair select") !== null && %s.startsWith("Boats / ")`, shownPair))
}

// Where a part is missing, or of another build, the page says so and goes on
// showing what it has.
func TestCompareMissing(t *testing.T) {
	browser := startBrowser(t)
	for _, c := range []struct{ file, content, message string }{
		{"compare/directory.js", "", "compare/directory.js"},
		{"compare/counts-0.js", "", "compare/counts-0.js"},
		{"compare/counts-0.js", `precisSides("counts-0","older","")`, "load this page again"},
		{"assets/compare.js", "", "assets/compare.js is missing"},
	} {
		out := buildSite(t, compareSeeds(t))
		name := filepath.Join(out, filepath.FromSlash(c.file))
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		if c.content != "" {
			write(t, name, c.content)
		}
		r := openPage(t, browser, out, "compare.html?a=documents/rivers")
		r.until(c.message, fmt.Sprintf(`document.querySelector("main").textContent.includes(%s)`, js(c.message)))
		if askPage[string](t, r.tab, tables) == "" {
			t.Errorf("without %s nothing is shown", c.file)
		}
	}
}
