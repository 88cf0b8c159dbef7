package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"precis/generator/token"
)

// reader is somebody at a page of a site on the disk.
type reader struct {
	*testing.T
	tab  context.Context
	site string
}

// openPage opens a page of a site, with its query and fragment.
func openPage(t *testing.T, browser context.Context, site, page string) reader {
	t.Helper()
	tab, cancel := chromedp.NewContext(browser, chromedp.WithListener(func(event any) {
		if e, ok := event.(*runtime.EventExceptionThrown); ok {
			t.Errorf("exception: %s", e.ExceptionDetails.Text)
		}
	}))
	t.Cleanup(cancel)
	tab, stop := context.WithTimeout(tab, time.Minute)
	t.Cleanup(stop)
	r := reader{t, tab, site}
	r.do(chromedp.EmulateViewport(1280, 800), chromedp.Navigate("file://"+site+"/"+page))
	return r
}

func (r reader) do(steps ...chromedp.Action[chromedp.Void]) {
	r.Helper()
	if err := chromedp.Do(r.tab, steps...); err != nil {
		r.Fatal(err)
	}
}

// types writes into the search field from the keyboard.
func (r reader) types(words string) {
	r.Helper()
	r.do(chromedp.Focus("input[type=search]"), chromedp.Evaluate[chromedp.Void](`document.querySelector("input[type=search]").select(), undefined`), chromedp.KeyEvent(words))
}

// until waits for something to hold on the page.
func (r reader) until(what, expression string) {
	r.Helper()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		// A page that is being left cannot be asked: its error is a no.
		if holds, err := chromedp.Run(r.tab, chromedp.Evaluate[bool](expression)); err == nil && holds {
			return
		}
		if time.Now().After(end) {
			r.Fatalf("not in ten seconds: %s\n%s", what, askPage[string](r.T, r.tab, `document.querySelector("[data-search-results]").innerText`))
		}
	}
}

// status is what screen readers are told.
func (r reader) untilSaid(words string) {
	r.Helper()
	r.until("the status says "+words, fmt.Sprintf(`document.querySelector("[role=status]").textContent.includes(%s)`, js(words)))
}

// found gives where the results lead, as anchors of points.
func (r reader) found() []string {
	r.Helper()
	return strings.Fields(askPage[string](r.T, r.tab, `Array.from(document.querySelectorAll("[data-search-results] .hits a"), function (a) { return a.hash.slice(1); }).join(" ")`))
}

func (r reader) notes() string {
	r.Helper()
	return askPage[string](r.T, r.tab, `document.querySelector("[data-search-results] .notes").textContent`)
}

func (r reader) marks(inside string) string {
	r.Helper()
	return askPage[string](r.T, r.tab, fmt.Sprintf(`Array.from(document.querySelectorAll(%s), function (m) { return m.textContent; }).join("|")`, js(inside+" mark")))
}

func js(s string) string {
	text, _ := json.Marshal(s)
	return string(text)
}

// What is typed on the first page finds the right point, in every way in
// which people type.
func TestSearchFinds(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, seeds)
	for _, c := range []struct {
		name, query string
		first       string // anchor of the best result
		notes       string
		marks       string // in the best result
	}{
		{"a word", "fentanyl ", "a6", "", "fentanyl"},
		{"two words", "money-laundering insufficient information", "a7", "", "money|laundering|insufficient|information"},
		{"a beginning", "extrajud", "a5", "", "extrajudicial"},
		{"another form", "legalized ", "a8", "No word “legalized”: showing results for “legalization”.", "legalization"},
		{"a form of the texts", "regions cannabis ", "a8", "", "cannabis|regions"},
		{"a letter too few", "canabis", "a8", "No word “canabis”: showing results for “cannabis”.", "cannabis"},
		{"letters swapped", "hepatitsi", "b7", "No word “hepatitsi”: showing results for “hepatitis”.", "hepatitis"},
		{"a phrase", `"relief of pain and suffering"`, "b6", "", "relief|of|pain|and|suffering"},
		{"accents and capitals", "CÁNNABIS", "a8", "", "cannabis"},
		{"a compound in one", "moneylaundering", "a7", "", "money|laundering"},
		{"a symbol whole", "A/RES/S-30/1", "a10", "", ""},
		{"a symbol in part", "S-30/1", "a10", "", ""},
		{"no such word", "fentanyl xyzzyqqq ", "a6", "No point holds “xyzzyqqq”: showing points with the other words.", "fentanyl"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := openPage(t, browser, out, "index.html")
			r.types(c.query)
			r.until("results", `document.querySelectorAll("[data-search-results] .hits a").length > 0`)
			r.untilSaid(strings.TrimSpace(c.query))
			found := r.found()
			if len(found) == 0 || found[0] != c.first {
				t.Errorf("found %v, want %s first", found, c.first)
			}
			if notes := r.notes(); notes != c.notes {
				t.Errorf("notes %q, want %q", notes, c.notes)
			}
			if marks := strings.ToLower(r.marks(".hits li:first-child .words")); !strings.Contains(marks, c.marks) {
				t.Errorf("marks %q, want %q", marks, c.marks)
			}
		})
	}
}

// Who types what a document is called means its points, though others hold the
// words more often.
func TestSearchByTitle(t *testing.T) {
	browser := startBrowser(t)
	folder := t.TempDir()
	write(t, filepath.Join(folder, "rivers.txt"), "Rivers forum review\n\n- Many delegations noted that boats were late.\n- Several speakers called for wardens on every bridge.\n")
	for i := range 3 {
		write(t, filepath.Join(folder, fmt.Sprintf("lakes%d.txt", i)), fmt.Sprintf("Lakes meeting %d\n\n- Some speakers recalled the forum, and a review of the forum on rivers, for rivers needed review.\n- Participants welcomed a review of the rivers forum.\n", i))
	}
	r := openPage(t, browser, buildSite(t, folder), "index.html")
	r.types("rivers forum review")
	r.untilSaid("found for “rivers forum review”")
	if got := askPage[string](t, r.tab, `document.querySelector(".hits a").pathname.split("/").pop()`); got != "rivers.html" {
		t.Errorf("the first result is of %s", got)
	}
}

// The whole way by keyboard: "/" to the field, arrows through the results,
// Escape back, Enter to the page of results and to a point, whose words are
// marked there.
func TestSearchByKeyboard(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, seeds)
	r := openPage(t, browser, out, "topics/index.html")
	focused := func() string {
		t.Helper()
		return askPage[string](t, r.tab, `document.activeElement.id || document.activeElement.hash || document.activeElement.tagName`)
	}
	// As a keyboard does it: the letter comes only if nobody took the key.
	slash := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Text: "/"}
	if _, err := chromedp.Call(r.tab, input.DispatchKeyEvent, slash); err != nil {
		t.Fatal(err)
	}
	if at := focused(); at != "search" {
		t.Fatalf("/ leads to %s", at)
	}
	r.do(chromedp.KeyEvent("cannabis"))
	r.untilSaid("found for “cannabis”")
	r.do(chromedp.KeyEvent(kb.ArrowDown))
	if at := focused(); at != "#a8" {
		t.Errorf("the arrow leads to %s", at)
	}
	r.do(chromedp.KeyEvent(kb.ArrowUp))
	if at := focused(); at != "search" {
		t.Errorf("the arrow leads back to %s", at)
	}
	r.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Escape))
	time.Sleep(300 * time.Millisecond) // nothing comes back when the field has the focus again
	if at := focused(); at != "search" || len(r.found()) > 0 {
		t.Errorf("Escape leads to %s and leaves %v", at, r.found())
	}
	r.do(chromedp.KeyEvent(kb.Enter))
	r.until("Enter leads to the page of results", `location.pathname.endsWith("/search.html") && location.search === "?q=cannabis" && document.querySelectorAll(".hits a").length > 0`)
	r.do(chromedp.Focus(".hits a"), chromedp.KeyEvent(kb.Enter))
	r.until("Enter leads to the point", `location.hash === "#a8" && document.querySelector("#a8:target mark") !== null`)
	if marks := r.marks("#a8 blockquote"); marks != "cannabis" {
		t.Errorf("marked on the page: %q", marks)
	}
}

// A link answers a query, filters are part of it, and counts say what is left.
func TestSearchLink(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, seeds)
	r := openPage(t, browser, out, "search.html?q=treatment&attribution=several")
	r.untilSaid("found for “treatment”")
	if found := r.found(); len(found) != 1 || found[0] != "b7" {
		t.Errorf("several spoke of treatment in %v", found)
	}
	r.until("filters", `document.querySelector("[data-filter='attribution=several']:checked") !== null`)
	r.do(chromedp.Click("[data-filter='attribution=several']"))
	r.until("all again", `document.querySelectorAll(".hits a").length > 1 && location.search === "?q=treatment"`)
	if list := askPage[bool](t, r.tab, `document.querySelectorAll("main > h2").length > 3`); !list {
		t.Error("the list from A to Z is gone")
	}
	count := `document.querySelector("[data-filter='verb=emphasizes']").closest("label").querySelector(".count").textContent`
	want := askPage[string](t, r.tab, count)
	r.do(chromedp.Click("[data-filter='verb=emphasizes']"))
	r.until("as many as was said", `location.search.includes("verb=emphasizes") && String(document.querySelectorAll(".hits a").length) === `+js(want))
}

// What is typed and what addresses hold stays text.
func TestSearchHostile(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, seeds)
	for _, query := range []string{
		`<img src=x onerror="window.taken=1">`, `"><script>window.taken=1</script>`, `__proto__ constructor toString`, `” OR "" “`,
		`\u2028 %00 ${taken} ` + "`", strings.Repeat("a/1-", 200), "I\u0307stanbul ﷺ 𝔡𝔯𝔲𝔤 ﬁ", "( [ { * + ?", "/", "'",
	} {
		for _, page := range []string{
			"search.html?q=" + url.QueryEscape(query) + "&__proto__=x&topic=" + url.QueryEscape(query),
			"documents/cnd-2019-ministerial-round-tables.html?h=" + url.QueryEscape(query) + "#a1",
		} {
			r := openPage(t, browser, out, page)
			if page[0] == 's' {
				r.until("an answer", `document.querySelector("[role=status]").textContent !== ""`)
			}
			if askPage[bool](t, r.tab, `window.taken !== undefined || document.querySelector("main img, main script") !== null`) {
				t.Errorf("%q was run", query)
			}
		}
	}
}

// What a text holds stays text as well, to the letter.
func TestSearchHostileText(t *testing.T) {
	browser := startBrowser(t)
	folder := t.TempDir()
	const hostile = "Speakers noted </script><img src=x onerror=\"window.taken=1\"> ${window.taken=1} `tick` \\u003c back\\slash \u2028 end."
	text := "Round table on <b>rivers</b>\n\n- " + hostile + "\n- Many participants noted that rivers rise.\n"
	if err := os.WriteFile(filepath.Join(folder, "rivers.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r := openPage(t, browser, buildSite(t, folder), "search.html?q=onerror")
	r.untilSaid("1 point found")
	shown := askPage[string](t, r.tab, `document.querySelector(".hits .words").textContent`)
	if squeeze(shown) != squeeze(hostile) {
		t.Errorf("shown as %q", shown)
	}
	if askPage[bool](t, r.tab, `window.taken !== undefined || document.querySelector("main img, main b, main script") !== null`) {
		t.Error("the text was run")
	}
}

// squeeze makes every run of white space one space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// The answer to what was typed last is what stays, however late others come.
func TestSearchLateAnswers(t *testing.T) {
	browser := startBrowser(t)
	r := openPage(t, browser, buildSite(t, seeds), "index.html")
	for _, query := range []string{"drug", "treatment", "human rights", "fentanyl"} {
		r.types(query)
	}
	r.untilSaid("“fentanyl”")
	time.Sleep(200 * time.Millisecond)
	if found := r.found(); len(found) == 0 || found[0] != "a6" {
		t.Errorf("found %v", found)
	}
}

// Where a part of the index is missing, or of another build, the page says so
// and shows what it can.
func TestSearchMissing(t *testing.T) {
	browser := startBrowser(t)
	for _, c := range []struct {
		name, file, content string
		message             string
		results             bool
	}{
		{"no terms", "search/terms-0.js", "", "search/terms-0.js", false},
		{"no texts of some", "search/text-0.js", "", "search/text-0.js", true},
		{"no directory", "search/directory.js", "", "search/directory.js", false},
		{"no engine", "assets/engine.js", "", "assets/engine.js is missing", false},
		{"of another build", "search/terms-0.js", `precisShard("terms-0","older","")`, "load this page again", false},
		{"says nothing", "search/terms-0.js", `1`, "search/terms-0.js", false},
		{"no names", "search/names-0.js", "", "found for “fentanyl”", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := buildSite(t, seeds)
			name := filepath.Join(out, filepath.FromSlash(c.file))
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
			if c.content != "" {
				if err := os.WriteFile(name, []byte(c.content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			r := openPage(t, browser, out, "index.html")
			r.types("fentanyl")
			r.until("a message", fmt.Sprintf(`document.querySelector("[data-search-results]").textContent.includes(%s)`, js(c.message)))
			if got := len(r.found()) > 0; got != c.results {
				t.Errorf("results: %v", r.found())
			}
		})
	}
}

// The browser finds the same words in a text as the build did.
func TestSearchWordsAsBuilt(t *testing.T) {
	browser := startBrowser(t)
	r := openPage(t, browser, buildSite(t, seeds), "about.html")
	scanner := token.NewScanner(nil)
	for _, text := range []string{
		"Offices' and the Office’s don't, O’Neill; 1,000.5 and 3.5. End.", "A/RES/S-30/1, E/CN.7/2009/L.2 and/or 24/7; a/b-c.d",
		"Élan vital, NAÏVE, İstanbul, ΟΔΟΣ, Straße, ﬁnance, Ⅷ, ½, x²", "policy-making non‑medical pre–post — drug-related", "禁毒委员会 2019年 ประเทศ حقوق الإنسان",
		"e\u0301tat 'quoted' l'État ’tis rock'n'roll 'n'", "12.5.2019 1.a a.1 3,5% $5 5G", "_under_score_ *star* \u00adsoft\u00adhyphen zero\u200bwidth", "",
	} {
		var want []string
		for _, token := range scanner.Scan(text).Tokens {
			want = append(want, token.Fold)
		}
		got := strings.Split(askPage[string](t, r.tab, fmt.Sprintf(`precis.words(%s).map(function (w) { return w.form; }).join("\n")`, js(text))), "\n")
		if diff := cmp.Diff(want, got); diff != "" && len(want)+len(got[0]) > 0 {
			t.Errorf("%q: words (-built +browser):\n%s", text, diff)
		}
	}
}
