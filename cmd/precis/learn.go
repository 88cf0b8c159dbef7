package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"precis/generator"
	"precis/generator/evaluate"
	"precis/generator/learn"
	"precis/generator/lexicon"
	"precis/generator/source"
)

// labelledPoints reads the seeds, the topics of their points by labels alone,
// and gathers the points whose topics are told by corrections or by files of
// labels. It is an error when they are too few to learn from.
func (c *call) labelledPoints(f seedFlags, gold []string) ([]learn.Example, *learn.Reader, error) {
	labels, err := readLabels(gold)
	if err != nil {
		return nil, nil, err
	}
	f.unlearned = true
	_, ix, err := c.collect(f)
	if err != nil {
		return nil, nil, err
	}
	var found source.Diagnostics
	folder := filepath.ToSlash(filepath.Clean(*f.seeds))
	if ix.Discovered {
		found.Errorf(folder, source.Position{}, "make one first: precis suggest --only topics --format tsv", "there is no vocabulary, and topics that were discovered may change with every text")
		return nil, nil, found.Err()
	}
	points, err := evaluate.Labelled(labels, ix)
	if err != nil {
		return nil, nil, err
	}
	if len(points) < learn.Least {
		found.Errorf(folder, source.Position{}, "say what topics points have: topics-are in corrections.yaml, or files of labels with --gold", "topics of %s are told, and it takes %d to learn from", counted(len(points), "point"), learn.Least)
		return nil, nil, found.Err()
	}
	language, err := lexicon.For(ix.Site.Language)
	if err != nil {
		return nil, nil, err
	}
	return points, learn.NewReader(language, ix.Vocabulary.Topics), nil
}

// learnTopics writes what labelled points teach beside the vocabulary.
func learnTopics(c *call) error {
	f := c.seedFlags()
	gold := c.goldFlag()
	if err := c.parse(0); err != nil {
		return err
	}
	points, reader, err := c.labelledPoints(f, *gold)
	if err != nil {
		return err
	}
	file := filepath.Join(*f.seeds, generator.WeightsFile)
	weights := reader.Train(points)
	validation := evaluate.CrossValidate(points, reader)
	if !*f.quiet {
		fmt.Fprint(c.out, validation.Text())
	}
	if !weights.Teaches() {
		var found source.Diagnostics
		found.Errorf(filepath.ToSlash(file), source.Position{}, "label more points, or give topics the labels that they lack: precis suggest", "not written: these points teach nothing that would make topics better")
		return found.Err()
	}
	content := weights.Bytes()
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if bytes.Equal(old, content) {
		c.tell(f, "%s: up to date\n", filepath.ToSlash(file))
		return nil
	}
	if err := replaceFile(file, content); err != nil {
		return err
	}
	c.tell(f, "%s: %s\n    hint: read what changed, and commit it with the vocabulary\n", filepath.ToSlash(file), weights.Summary())
	return nil
}

func (c *call) tell(f seedFlags, format string, args ...any) {
	if !*f.quiet {
		fmt.Fprintf(c.report, format, args...)
	}
}
