package page

import (
	"slices"

	"precis/generator/index"
	"precis/generator/policy"
)

func (b *book) about() {
	b.add(Page{
		Path: "about.html", Kind: About, Title: "About these pages", Last: true,
		Description: "How the texts were read, what the numbers, topics and attributions mean and what they do not, and the data for machines.",
	}, func(w *writer) {
		w.heading(1, "About these pages", "")
		w.para(escape(b.ix.Site.Description))
		b.aboutVoices(w)
		b.aboutAttributions(w)
		b.aboutFindings(w)
		b.aboutData(w)
		b.aboutDownload(w)
		b.aboutTerms(w)
	})
}

func (b *book) aboutVoices(w *writer) {
	w.heading(2, "Two voices", "#voices .group")
	w.para("Words in serif type are the publisher’s. They stand here as published: every word, in order, once, which every build proves against the publisher’s files. Words in sans-serif type are added: numbers, topics, reasons, counts." + b.aboutTexts())
	w.heading(2, "Numbers of points", "#numbers .group")
	own, all := 0, len(b.ix.Documents)
	for _, d := range b.ix.Documents {
		if slices.ContainsFunc(d.Points, func(p *index.Point) bool { return p.Own }) {
			own++
		}
	}
	if own < all {
		numbered := "Summaries of this kind number nothing."
		if own > 0 {
			numbered = "Many texts number nothing, or not every paragraph."
		}
		w.para(inline(numbered + " So that a point can be cited, precis counts the points of each section: “a.7” is the seventh point of the section on theme (a). The number is ours and not the publisher’s; say so when you cite it."))
	}
	if b.ix.Numbered {
		w.para("Numbers are kept. A point that is reworded or moved keeps the number that it was given; one that comes in between 7 and 8 is 7A; the number of one that is withdrawn is not given again, and its address says what became of it.")
		if len(b.ix.Updates) > 0 {
			w.para(w.link("Changes", changesPath) + " lists what was added, reworded and withdrawn since.")
		}
	}
	if own > 0 {
		w.para("Where a text counts its own paragraphs, its numbers stand, without a letter, and a point is cited by them as “paragraph 36”. The page of each document says whose numbers it has.")
	}
}

// aboutTexts says where the texts stand by themselves, if they do.
func (b *book) aboutTexts() inline {
	paged, files := 0, 0
	for _, d := range b.ix.Documents {
		switch {
		case b.ix.HasTextPage(d):
			paged++
		case b.ix.IsTextFile(d):
			files++
		}
	}
	switch {
	case paged == len(b.ix.Documents):
		return " The text itself can be read line by line behind every document."
	case paged+files > 0:
		return " Where the text stands by itself, too, line by line or as a file, the head of its document leads to it."
	}
	return ""
}

func (b *book) aboutAttributions(w *writer) {
	w.heading(2, "Who spoke", "#attributions .group")
	w.para("A report of views tells who held them by size only, or not at all. That is the practice and not neglect: views are not as a rule attributed to speakers by name. So these pages show the drafters’ own words, count them and link them.")
	w.lines(
		"The words are no scale. Nobody publishes an order between “several”, “a number of” and “some”.",
		"They are never turned into numbers, shares or agreement, and never compared between two sections or meetings: another drafter, another scale.",
		"A bare “speakers” means that the size is not stated. “It was noted” means that the source is not stated. A sentence in which nobody is found to speak is read as the text’s own.",
		"“No speaker opposed” and “Not all agreed” name nobody who held a view, and stand as the text’s own words.",
		"In a transcript the name before a turn says whose words follow. It is counted as a speaker, and as no view: what the words do is theirs.",
		"“They also called for” names nobody and goes on with the sentence before. It is shown with the speakers whom it continues, and counted nowhere.",
		"Where a point sets two views against each other, both are shown. Nothing follows from that for how many held them.",
	)
	w.para("Verbs are grouped by what they do:")
	var items []inline
	for _, f := range policy.Functions() {
		name := strong(escape(string(f)))
		if target := b.tagPath(index.ByVerb, string(f)); target != "" {
			name = strong(w.link(escape(string(f)), target))
		}
		items = append(items, name+": "+escape(functionNote(f)))
	}
	w.lines(items...)
}

func (b *book) aboutFindings(w *writer) {
	w.heading(2, "Topics, references and related points", "#findings .group")
	w.lines(
		strong("Topics")+" "+b.topicOrigin()+" A point has a topic when its words name it; those words stand beside it."+b.topicLearning(),
		strong("References")+" come from a registry, and from symbols and numbers that name a work by themselves: “A/RES/70/1”, “Security Council resolution 1325 (2000)”. A number whose body the text does not make clear stays open, for several bodies have a resolution with it. A short name such as “the Political Declaration” is settled by the whole document, wherever in it the full name stands. What stays open is said to be open and is never linked.",
		strong("Related points")+" are points that cite the same thing, share a wording of six words or more, share a topic that few points have, or open by pointing back. The reason stands with each.",
	)
	w.para("All of this is found by rules that can be read, with no judgement by a person on the single point. A missing topic means that none of its words was found, and nothing more.")
}

// topicLearning tells of topics that labelled points taught to find, where
// there are some.
func (b *book) topicLearning() inline {
	for _, p := range b.ix.Points {
		for _, a := range p.Finding.Topics {
			if a.Method == policy.TopicLearned {
				return " What people said of some points shows which words speak for a topic besides its labels; a topic found so is marked as " + escape(a.Why) + "."
			}
		}
	}
	return ""
}

func (b *book) topicOrigin() inline {
	if b.ix.Discovered {
		return "are phrases that recur in the texts, found by rule and chosen by nobody."
	}
	return "come from a vocabulary."
}

func (b *book) aboutData(w *writer) {
	w.heading(2, "Data", "#data .group")
	w.para("The same findings for programs:")
	table := func(name string) inline { return w.file(inline(name+b.packed), name+b.packed) }
	lists := []inline{
		w.file("data/points.jsonl", "data/points.jsonl") + ": one point a line, with " + w.file("its JSON Schema", "data/points.schema.json"),
		table("data/points.csv") + ", " + table("data/attributions.csv") + ", " + table("data/references.csv") + ": tables for a spreadsheet",
		w.file("data/coverage.csv", "data/coverage.csv") + ": how each text was read, in words, sections, points, notes and guesses",
		w.file("data/topics.json", "data/topics.json") + " and " + w.file("data/documents.json", "data/documents.json") + ": the lists behind the pages",
		w.file("data/vocabulary.ttl", "data/vocabulary.ttl") + " and " + w.file("data/vocabulary.jsonld", "data/vocabulary.jsonld") + ": the topics and their labels in SKOS, to use elsewhere",
		"Beside every page stands its Markdown: the same address, ending in " + inline("`.md`"),
	}
	if b.ix.IsVast() {
		citations := func(extension string) inline {
			return w.file(inline("data/citations"+extension), "data/citations"+extension)
		}
		lists = append(lists,
			citations(".bib")+", "+citations(".ris")+", "+citations(".csl.json")+": how each document is cited, for reference managers")
	}
	w.lines(lists...)
	b.aboutExample(w)
}

// aboutExample shows what a point is to a program.
func (b *book) aboutExample(w *writer) {
	if b.example == nil {
		return
	}
	example, err := b.example()
	if err != nil {
		w.failed = err
	}
	if example != "" {
		w.para("One point as the data has it:")
		w.code("json", example)
	}
}

// aboutDownload offers the whole site as one file.
func (b *book) aboutDownload(w *writer) {
	if b.download == nil {
		return
	}
	d := b.download()
	w.heading(2, "The whole site as one file", "#download .group")
	if d.Bytes == 0 {
		w.para(inline("As one file this site would be larger than " + fileSize(d.Most) + ", and is not offered so."))
		return
	}
	w.para(w.file(inline("Download "+d.Path), d.Path) + ", " + inline(fileSize(d.Bytes)) + ": every page, the search and the data, to read and search without a network.")
	w.para("Unpack the file (on Windows: right-click it, then “Extract All”) and open index.html in the folder that comes out of it. Nothing needs to be installed.")
}

func (b *book) aboutTerms(w *writer) {
	site := b.ix.Site
	w.heading(2, "Terms", "#terms .group")
	if site.Licence != "" {
		terms := escape(site.Licence)
		if site.LicenceURL != "" {
			terms = external(terms, site.LicenceURL)
		}
		w.para(terms)
	}
	if site.Publisher != "" {
		w.para("Published by " + escape(site.Publisher) + ".")
	}
	w.para("Made with precis, a static site generator for policy summaries.")
}

func (b *book) notFound() {
	b.add(Page{
		Path: "404.html", Kind: NotFound, Title: "Page not found",
		Description: "There is no page at this address.",
	}, func(w *writer) {
		w.heading(1, "Page not found", "")
		w.para("There is no page at this address. It may have been mistyped, or the page may have been renamed.")
	})
}
