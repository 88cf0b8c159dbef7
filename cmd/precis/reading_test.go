package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"precis/generator/cite"
	"precis/generator/policy"
)

const readingPage = "documents/cnd-2019-ministerial-round-tables.html"

// openDocument opens the page of the real document from the disk.
func openDocument(t *testing.T, browser context.Context, out string, width int64, query string) context.Context {
	t.Helper()
	tab, cancel := chromedp.NewContext(browser, chromedp.WithListener(func(event any) { complain(t, event) }))
	t.Cleanup(cancel)
	if err := chromedp.Do(tab, chromedp.EmulateViewport(width, 800)); err != nil {
		t.Fatal(err)
	}
	tab, stop := context.WithTimeout(tab, time.Minute)
	t.Cleanup(stop)
	if err := chromedp.Do(tab, chromedp.Navigate("file://"+filepath.Join(out, readingPage)+query)); err != nil {
		t.Fatal(err)
	}
	return tab
}

// begin is a reader's first sign of life, on which the scripts come.
func begin(t *testing.T, tab context.Context) {
	t.Helper()
	awaitPage(t, tab, `document.dispatchEvent(new Event("pointermove", {bubbles: true})), String(!!precis.citation)`, "true")
}

const shownPoints = `Array.from(document.querySelectorAll(".point")).filter(p => p.checkVisibility()).map(p => p.id).join(" ")`

// A choice keeps the points that lead to the same list, says so, stands in the
// address, and goes with Escape.
func TestDocumentFilters(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, seeds)
	tab := openDocument(t, browser, out, 1300, "")
	ask := func(expression string) string { return askPage[string](t, tab, "String("+expression+")") }
	choose := func(name string) {
		ask(`Array.from(document.querySelectorAll(".choices a")).find(a => a.textContent === "` + name + `").click()`)
	}
	if got := ask(`document.querySelectorAll(".point").length`); got != "26" {
		t.Fatalf("%s points", got)
	}

	if ask(`!!precis.reading`) == "true" {
		t.Error("the scripts came before anybody read")
	}
	begin(t, tab)
	choose("“many”")
	many := "a1 a9 a10 b1 b6 b8 b11 b14"
	if got := ask(shownPoints); got != many {
		t.Errorf("of “many” it shows %s", got)
	}
	if got := ask(`document.querySelector(".kept").textContent`); got != "8 of 26 points shown: “many”Show all 26" {
		t.Errorf("it says %q", got)
	}
	if got := ask(`location.search`); got != "?only=tags/attribution/many" {
		t.Errorf("the address has %q", got)
	}

	// Another facet narrows, by as much as its count said.
	said := ask(`Array.from(document.querySelectorAll(".choices li")).find(li => li.textContent.startsWith("asks")).textContent`)
	choose("asks")
	if got := ask(shownPoints); "asks "+strconv.Itoa(len(strings.Fields(got))) != said {
		t.Errorf("of “many” and asks it shows %q, and said %q", got, said)
	}
	choose("asks")
	choose("“some”") // the same facet adds
	if got := ask(shownPoints); got != many {
		t.Errorf("of “many” and “some” it shows %s", got) // b8 has both
	}

	// Led to a point that is not shown, one sees it.
	ask(`location.hash = "a2"`)
	awaitPage(t, tab, `document.getElementById("a2").checkVisibility() + " " + location.search`, "true ")

	choose("“many”")
	ask(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}))`)
	if got := ask(`document.querySelectorAll(".point[hidden]").length + location.search`); got != "0" {
		t.Errorf("after Escape: %s", got)
	}

	// The address brings the choice back.
	tab = openDocument(t, browser, out, 400, "?only=tags/attribution/many&only=tags/attribution/nobody")
	awaitPage(t, tab, shownPoints, many)
}

// The scripts cite a point as cite.Point does, with the address of the site and
// without one, and a copied quotation brings that along.
func TestPointCitation(t *testing.T) {
	browser := startBrowser(t)
	seed, err := os.ReadFile(filepath.Join(seeds, "cnd-2019-ministerial-round-tables.yaml"))
	if err != nil || !strings.Contains(string(seed), "Vienna") {
		t.Fatal("the facts of the seed are elsewhere now")
	}
	for _, base := range []string{"", "https://example.org/repo/"} {
		flags := []string{}
		if base != "" {
			flags = append(flags, "--base-url", base)
		}
		tab := openDocument(t, browser, buildSite(t, seeds, flags...), 1300, "")
		begin(t, tab)
		d := &policy.Document{
			ID: "cnd-2019-ministerial-round-tables", Title: "CND 2019 Ministerial Segment: interactive, multi-stakeholder round tables",
			Facts: policy.Facts{Publisher: "Commission on Narcotic Drugs", Report: "E/2019/28-E/CN.7/2019/13", Place: "Vienna", Date: "2019-03-14", Language: "en"},
		}
		point := cite.Point(d, policy.Point{Anchor: "a7", Label: "a.7"}, policy.Site{Base: base}, readingPage)
		want := map[string]string{"text": point.Text()}
		for _, form := range point.Forms() {
			want[form.Name] = form.Text
		}
		got := askPage[map[string]string](t, tab, `Object.assign({text: precis.citation(document.getElementById("a7"))}, precis.forms(document.getElementById("a7")))`)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("base %q (-cite +page):\n%s", base, diff)
		}

		copied := `(function (id, whole) {
			var range = document.createRange(), words = document.querySelector(id), first = words.querySelector("p").firstChild;
			if (whole) range.selectNodeContents(words); else { range.selectNodeContents(first); }
			getSelection().removeAllRanges();
			getSelection().addRange(range);
			var event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
			document.dispatchEvent(event);
			return event.clipboardData.getData("text/plain");
		})`
		quotation := askPage[string](t, tab, copied+`("#a7 blockquote", true)`)
		if !strings.HasPrefix(quotation, "Speakers also referred to") || !strings.HasSuffix(quotation, "\n\n"+point.Text()+"\n") {
			t.Errorf("copied: %s", quotation)
		}
		if name := askPage[string](t, tab, copied+`("#a7 blockquote", false)`); name != "" {
			t.Errorf("a single word copied becomes %q", name)
		}
		if off := askPage[string](t, tab, `localStorage.setItem("precis-no-reference", "1"), `+copied+`("#a7 blockquote", true)`); off != "" {
			t.Errorf("switched off, it still adds: %q", off)
		}
		askPage[string](t, tab, `localStorage.clear(), ""`)
	}
}

// The keys j and k lead from point to point unless somebody types or has
// switched them off; the contents show where one is.
func TestDocumentKeys(t *testing.T) {
	browser := startBrowser(t)
	tab := openDocument(t, browser, buildSite(t, seeds), 1300, "")
	press := func(key, at string) string {
		return askPage[string](t, tab, `(function () {
			`+at+`.dispatchEvent(new KeyboardEvent("keydown", {key: "`+key+`", bubbles: true, cancelable: true}));
			return location.hash;
		})()`)
	}
	press("j", "document.body") // the first sign of a reader, and not lost
	awaitPage(t, tab, `location.hash`, "#a1")
	for _, step := range []struct{ key, to string }{{"j", "#a2"}, {"j", "#a3"}, {"j", "#a4"}, {"k", "#a3"}, {"k", "#a2"}, {"k", "#a1"}} {
		// Short points stand at the top together, and none is passed over.
		awaitPage(t, tab, `document.querySelector(".place span").textContent.split(" ")[0].replace(".", "")`, strings.TrimPrefix(askPage[string](t, tab, `location.hash`), "#"))
		if got := press(step.key, "document.body"); got != step.to {
			t.Errorf("%s leads to %q, not to %q", step.key, got, step.to)
		}
	}
	if got := press("j", `document.getElementById("search")`); got != "#a1" {
		t.Errorf("j while typing leads to %q", got)
	}
	if got := askPage[string](t, tab, `document.activeElement.closest(".point").id`); got != "a1" {
		t.Errorf("the focus is in %q", got)
	}
	if got := askPage[string](t, tab, `localStorage.setItem("precis-no-shortcut", "1"), ""`) + press("j", "document.body"); got != "#a1" {
		t.Errorf("switched off, j leads to %q", got)
	}
	askPage[string](t, tab, `localStorage.clear(), ""`)
	askPage[string](t, tab, `document.getElementById("b3").scrollIntoView({behavior: "instant"}), ""`)
	awaitPage(t, tab, `Array.from(document.querySelectorAll("#contents > details > ul [aria-current]"), a => a.hash).sort().join(" ")`, "#b3 #section-b")
}

// awaitPage asks until the page answers as it should, which it may do a frame
// later.
func awaitPage(t *testing.T, tab context.Context, expression, want string) {
	t.Helper()
	got := ""
	for range 100 {
		if got = askPage[string](t, tab, expression); got == want {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%s is %q, want %q", expression, got, want)
}

// Findings stand in the margin where there is one and are folded where there is
// none; on paper all of them are there, reasons too. None of it needs scripts.
func TestFolds(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, seeds)
	seen := `["#a3 .findings li", "#a3 .why li"].map(s => document.querySelector(s).checkVisibility({contentVisibilityAuto: true}) && document.querySelector(s).getClientRects().length > 0).join(" ")`
	for width, want := range map[int64]string{1300: "true false", 400: "false false"} {
		tab := openDocument(t, browser, out, width, "")
		if got := askPage[string](t, tab, seen); got != want {
			t.Errorf("at %d px findings and reasons are seen: %s, want %s", width, got, want)
		}
		if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			t.Fatal(err)
		}
		paper := `["#a3 .why li", "#a3 .findings li", "#cited", "#contents", "#cite .forms", "header nav"].map(s => document.querySelector(s).getClientRects().length > 0).join(" ")`
		if got := askPage[string](t, tab, paper); got != "true true true false false false" {
			t.Errorf("on paper, of %d px before, it shows %s", width, got)
		}
	}
}
