package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"precis/generator/evaluate"
	"precis/generator/source"
)

func evaluateGold(c *call) error {
	f := c.seedFlags()
	files := c.goldFlag()
	against := c.flags.String("against", "", "`file` of labels by somebody else: tells how far the two agree, and reads no seeds")
	validate := c.flags.Bool("cross-validate", false, "tell how good topics are by labels alone and with what labelled points teach; corrections count as labels")
	if err := c.parse(0); err != nil {
		return err
	}
	gold := *files
	if *validate {
		if *against != "" {
			return wrongCall("--cross-validate compares with no other labels; leave --against out")
		}
		points, reader, err := c.labelledPoints(f, gold)
		if err == nil {
			_, err = fmt.Fprint(c.out, evaluate.CrossValidate(points, reader).Text())
		}
		return err
	}
	if len(gold) == 0 {
		return wrongCall("--gold is missing")
	}
	if *against != "" {
		if len(gold) > 1 {
			return wrongCall("--against compares one file of labels with another; give --gold once")
		}
		gold = append(gold, *against)
	}
	labels, err := readLabels(gold)
	if err != nil {
		return err
	}
	if *against != "" {
		_, err := fmt.Fprint(c.out, evaluate.Agree(labels[0], labels[1]).Text())
		return err
	}
	_, ix, err := c.collect(f)
	if err != nil {
		return err
	}
	var reports []*evaluate.Report
	var strangers []error // labels of no document here
	for i, l := range labels {
		report, err := evaluate.Compare(l, ix)
		if err != nil {
			strangers = append(strangers, fmt.Errorf("%s: %w", gold[i], err))
			continue
		}
		reports = append(reports, report)
	}
	if len(strangers) > 0 {
		return errors.Join(strangers...)
	}
	if len(reports) > 1 {
		reports = append(reports, evaluate.Total(reports))
	}
	for i, report := range reports {
		if i > 0 {
			fmt.Fprintln(c.out)
		}
		fmt.Fprint(c.out, report.Text())
	}
	return nil
}

// goldFlag asks for files of labelled points.
func (c *call) goldFlag() *[]string {
	gold := new([]string)
	c.flags.Func("gold", "`file` of labelled points (JSON or CSV); give it again for further files", func(name string) error {
		*gold = append(*gold, name)
		return nil
	})
	return gold
}

// reason is an error of the file system without the call and the name.
func reason(err error) error {
	if pathErr := (*fs.PathError)(nil); errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// readLabels reads files of labels, and tells all that is wrong with them.
func readLabels(names []string) ([]*evaluate.Gold, error) {
	var labels []*evaluate.Gold
	var found source.Diagnostics
	for _, name := range names {
		data, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, wrongCall("there is no file %s", name)
		}
		if err != nil {
			return nil, wrongCall("%s cannot be read: %v", name, reason(err))
		}
		gold, faults := evaluate.Read(name, data)
		labels, found = append(labels, gold), append(found, faults...)
	}
	return labels, found.Err()
}
