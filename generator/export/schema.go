package export

import (
	"precis/generator/policy"
)

// object is a part of the schema; encoding/json sorts its fields.
type object = map[string]any

// schema describes a line of data/points.jsonl as JSON Schema 2020-12. Its
// enumerations are the model's own.
func schema() ([]byte, error) {
	return indented(object{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "A point",
		"description": "One line of points.jsonl: a point of a policy summary with what was found in it, in reading order.",
		"type":        "object",
		"required": []string{
			"id", "document", "section", "number", "page", "text", "source", "theme", "topics", "attributions", "references", "related",
		},
		"additionalProperties": false,
		"properties": object{
			"id":         text("Unique in the site: the document, a number sign, and the anchor on its page."),
			"document":   text("The document: the name of its page without the ending."),
			"section":    text("The label of the section; empty where a text has no sections."),
			"number":     text("The text's own number of the paragraph, or the point's number within its section, given by precis."),
			"own_number": object{"description": "Whether the number is the text's own; left out when it is not.", "type": "boolean"},
			"label":      text("The number as pages show it; left out when it is the number behind the label of the section and a full stop, or the number alone where there is no section."),
			"page":       text("The page the point stands on, from the site's root; the anchor is the part of the id behind the number sign."),
			"text":       text("The point's words as published; paragraphs are parted by an empty line."),
			"source": record("Where the words stand in the publisher's file.", object{
				"file":  text("The file, from the folder of seeds."),
				"lines": object{"description": "First and last line, from 1.", "type": "array", "items": object{"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2},
			}, "file", "lines"),
			"theme": text("The theme of the point's section; empty when none is known."),
			"topics": listOf("Topics of the point, in the order of their words.", record("A topic.", object{
				"id":       text("The topic: the name of its page without the ending."),
				"evidence": object{"description": "The words that speak for it.", "type": "array", "items": object{"type": "string"}, "minItems": 1},
				"method":   object{"description": "How the point came by it. label: the words have a label of the topic; learned: labelled points show that the words speak for it; editor: an editor added it. Left out when it is label.", "enum": policy.TopicMethods()},
			}, "id", "evidence")),
			"attributions": listOf("Who is said to speak, clause by clause. Without one the words are the summary's own.", record("One clause in which a group speaks, with all its verbs.", object{
				"class": object{
					"description": "In which words their number is told. The classes are names and no scale: no order and no number is published for them. unquantified: the size is not stated; impersonal: the source is not stated.",
					"enum":        policy.DataClasses(),
				},
				"counted": object{"description": "Whether the words state a number (\"forty-two delegations\"), be it small or large: such clauses have the class few, which says nothing of it. Left out when they do not.", "type": "boolean"},
				"words":   text("The drafters' words."),
				"who":     object{"description": "The noun for those who speak; null when the source is not stated.", "type": []string{"string", "null"}},
				"verbs": listOf("The reporting verbs; none where a view is given as such (\"in the view of\"), and in a turn of a transcript.", record("A reporting verb.", object{
					"words":    text("The verb as written."),
					"function": object{"description": "What the verb does, never how strongly.", "enum": policy.Functions()},
				}, "words", "function")),
				"turn": object{"description": "Whether the words are the label of a turn in a transcript, and what follows is the speaker's own. Left out when they are not.", "type": "boolean"},
			}, "class", "words", "who", "verbs")),
			"references": listOf("What the point cites, in reading order.", record("One place that cites a reference.", object{
				"id":      text("The reference: the name of its page without the ending, where it has one; in a large collection a work that is cited once has none."),
				"locator": text("The part cited, such as \"paragraph 36\"; left out when the whole is cited."),
				"words":   text("The words that cite it."),
				"method":  object{"description": "How the words lead to the reference.", "enum": []policy.NameMethod{policy.Symbol, policy.Prose, policy.Alias, policy.Description, policy.SetName, policy.Context, policy.Link, policy.Editor}},
				"certain": object{"description": "Whether the words can mean nothing else.", "type": "boolean"},
			}, "id", "words", "method", "certain")),
			"unresolved": listOf("Words that seem to cite something that could not be settled; left out when there are none.", record("Such words.", object{
				"words":      text("The words."),
				"why":        text("What is open."),
				"candidates": object{"description": "References that could be meant.", "type": "array", "items": object{"type": "string"}},
			}, "words", "why", "candidates")),
			"related": listOf("Related points, the best first.", record("A related point.", object{
				"id":     text("Its id."),
				"reason": text("Why it is related; in a large collection with the first words of a wording that both share."),
			}, "id", "reason")),
		},
	})
}

func text(description string) object {
	return object{"description": description, "type": "string"}
}

func listOf(description string, items object) object {
	return object{"description": description, "type": "array", "items": items}
}

func record(description string, properties object, required ...string) object {
	return object{"description": description, "type": "object", "properties": properties, "required": required, "additionalProperties": false}
}
