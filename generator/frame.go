package generator

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"precis/generator/card"
	"precis/generator/export"
	"precis/generator/journal"
	"precis/generator/layout"
	"precis/generator/page"
	"precis/generator/policy"
)

const (
	assets    = "assets/"
	styleName = "precis.css"
	feedPath  = "feed.xml"

	workerName = "worker.js" // at the root: a worker serves what stands below it
	workerFile = "offline/worker.js"

	cardPath = assets + "card.png"
)

// framer makes what a frame shows of each page.
type framer struct {
	site  policy.Site
	maker string // the program and its version
	feed  bool
	news  bool // there is a feed of changes
}

func newFramer(site policy.Site, files []export.File, maker string) *framer {
	has := func(path string) bool {
		return slices.ContainsFunc(files, func(f export.File) bool { return f.Path == path })
	}
	return &framer{site, maker, has(feedPath), has(journal.FeedPath)}
}

// page gives the frame of a page, yet without its body.
func (f *framer) page(p *page.Page) layout.Page {
	address := f.addresses(p)
	framed := layout.Page{
		Kind: string(p.Kind), Title: p.Title, Description: p.Description,
		Language: f.site.Language, Direction: direction(f.site.Language), Article: p.Document != nil,
		Site: layout.Site{Title: f.site.Title, Terms: f.site.Licence},
	}
	if address == nil { // a page that may be shown anywhere can lead nowhere
		return framed
	}
	link := func(title, target string) layout.Link {
		return layout.Link{Title: title, Address: address(target), Current: target == p.Path}
	}
	framed.Site.Home = address("index.html")
	framed.Site.Style, framed.Site.Script, framed.Site.Icon = address(assets+styleName), address(assets+"precis.js"), address(assets+"icon.svg")
	framed.Site.Search, framed.Site.Finder = address("search.html"), address(assets+"search.js")
	if f.site.Offline {
		framed.Site.Worker = address(workerName)
	}
	framed.Site.Nav = []layout.Link{
		link("Documents", "documents/index.html"), link("Themes", "themes/index.html"), link("Topics", "topics/index.html"),
		link("References", "references/index.html"), link("Who spoke", "tags/index.html"), link("Compare", "compare.html"), link("A to Z", "search.html"),
	}
	framed.Site.Footer = []layout.Link{link("About these pages", "about.html"), link("Data", "about.html#data")}
	if !f.site.NoDownload {
		framed.Site.Footer = append(framed.Site.Footer, link("Download the whole site", "about.html#download"))
	}
	if f.feed {
		framed.Site.Feed = address(feedPath)
		framed.Site.Footer = append(framed.Site.Footer, link("Feed", feedPath))
	}
	if f.news {
		framed.Site.News = address(journal.FeedPath)
	}
	for _, c := range p.Crumbs {
		framed.Crumbs = append(framed.Crumbs, link(c.Title, c.Path))
	}
	framed.Previous, framed.Next = turn(p.Previous, link), turn(p.Next, link)
	if p.Kind == page.NotFound {
		return framed
	}
	framed.Twin = address(page.TwinPath(p.Path))
	framed.Gone = p.Gone
	if p.Moved != "" {
		framed.Moved, framed.Mover = address(p.Moved), address(assets+"moved.js")
	}
	if p.Part.IsParted() {
		framed.Places, framed.Finder = address(placesPath(p.Document)), address(assets+"parts.js")
	}
	if f.site.Base != "" {
		framed.Canonical = f.site.Base + strings.TrimSuffix(cmp.Or(p.Moved, p.Path), "index.html")
		framed.Share = f.share()
	}
	framed.Meta, framed.Data = citation(p, framed.Canonical), linkedData(p, f.site)
	if p.Kind == page.Home && f.maker != "" {
		framed.Meta = append(framed.Meta, layout.Meta{Name: "generator", Content: f.maker})
	}
	return framed
}

// direction says "rtl" of a language that is written from right to left.
func direction(tag string) string {
	script, _ := language.Make(tag).Script()
	switch script.String() {
	case "Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa":
		return "rtl"
	}
	return ""
}

// foreign is the language of a document's words, where that is not the site's.
func foreign(p *page.Page, site policy.Site) string {
	if p.Document == nil || p.Document.Facts.Language == site.Language {
		return ""
	}
	return p.Document.Facts.Language
}

func turn(to *page.Link, link func(title, target string) layout.Link) *layout.Link {
	if to == nil {
		return nil
	}
	l := link(to.Title, to.Path)
	return &l
}

// addresses gives how a page calls the files of the site: from itself, but for
// 404.html, which a host shows at any depth and which must call them from the
// root. Without the site's address there is no such root, and it gives nil.
func (f *framer) addresses(p *page.Page) func(string) string {
	if p.Kind != page.NotFound {
		return func(target string) string { return layout.Relative(p.Path, target) }
	}
	base, err := url.Parse(f.site.Base)
	if f.site.Base == "" || err != nil {
		return nil
	}
	return func(target string) string { return base.EscapedPath() + target }
}

// share is what places that show links show beside a page. All pages share one
// picture: to draw one for each document takes longer than to build the rest
// of its pages.
func (f *framer) share() *layout.Share {
	return &layout.Share{
		Image: f.site.Base + cardPath, Width: card.Width, Height: card.Height, Alt: f.site.Title,
	}
}
