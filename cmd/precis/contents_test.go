package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// chapters writes a text of so many chapters with four sections each, marked
// and numbered as reports do.
func chapters(t *testing.T, count int) (folder string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("# Conclusions of the forum on harbours\n")
	roman := []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}
	for i := range count {
		fmt.Fprintf(&b, "\n## %s. Harbours of coast %d\n", roman[i], i+1)
		for n := range 4 {
			fmt.Fprintf(&b, "\n### %d. Quays of town %d\n\nMany delegations noted that quay %d of town %d was full.\n", n+1, 10*i+n, n, i)
		}
	}
	folder = t.TempDir()
	write(t, filepath.Join(folder, "harbours.md"), b.String())
	return folder
}

// The contents have the sections in their order, each below what it is a part
// of and under its own mark; points are numbered there while sections are few.
func TestContentsHaveLevels(t *testing.T) {
	browser := startBrowser(t)
	const outline = `Array.from(document.querySelectorAll("#contents > details > ul li"), li => {
		var depth = 0;
		for (var up = li.parentElement; !up.matches("details"); up = up.parentElement) if (up.matches("ul")) depth++;
		return depth + " " + Array.from(li.querySelectorAll(":scope > a"), a => a.textContent).join(" ");
	}).slice(0, 4).join("\n")`
	r := openPage(t, browser, buildSite(t, chapters(t, 2)), "documents/harbours.html")
	const few = "1 I. Harbours of coast 1\n2 1. Quays of town 0\n3 b.1\n2 2. Quays of town 1"
	if got := askPage[string](t, r.tab, outline); got != few {
		t.Errorf("a few sections are listed as\n%s\nwant\n%s", got, few)
	}
	r = openPage(t, browser, buildSite(t, chapters(t, 9)), "documents/harbours.html")
	const many = "1 I. Harbours of coast 1\n2 1. Quays of town 0\n2 2. Quays of town 1\n2 3. Quays of town 2"
	if got := askPage[string](t, r.tab, outline); got != many {
		t.Errorf("many sections are listed as\n%s\nwant\n%s", got, many)
	}
}

// Where there is room the contents stand beside the text from its first line,
// and a long list opens where one reads; where there is none they are folded,
// and the bar at the foot opens them.
func TestContentsFollow(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, chapters(t, 9))
	const shown = `Array.from(document.querySelectorAll("#contents > details > ul a")).filter(a => a.checkVisibility()).length`
	r := openPage(t, browser, out, "documents/harbours.html")
	if got := askPage[int](t, r.tab, shown); got != 9*5 {
		t.Errorf("beside the text stand %d sections before anybody reads", got)
	}
	if askPage[bool](t, r.tab, `document.querySelector("#contents").getBoundingClientRect().top > document.querySelector("h1").getBoundingClientRect().bottom`) {
		t.Error("the contents begin below the title")
	}
	r.do(chromedp.Navigate("file://" + out + "/documents/harbours.html#section-k")) // chapter III
	r.until("the chapter is open and no other", shown+` === 9 + 4`)
	r.until("the section is told", `document.querySelector("#contents [aria-current]") !== null`)

	r.do(chromedp.EmulateViewport(375, 740), chromedp.Navigate("file://"+out+"/documents/harbours.html?narrow#section-k"))
	r.until("the bar", `document.querySelector(".place a[aria-label=Contents]") !== null && document.querySelector(".place").getClientRects().length > 0`)
	if got := askPage[int](t, r.tab, shown); got != 0 {
		t.Errorf("on a phone %d sections stand before the text", got)
	}
	r.do(chromedp.Click(".place a[aria-label=Contents]"))
	r.until("the contents open", shown+` === 9 * 5`)
}
