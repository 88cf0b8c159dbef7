package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"precis/generator/strictyaml"
)

// parse reads the flags; at most so many arguments may follow them.
func (c *call) parse(most int) error {
	if err := c.flags.Parse(c.args); errors.Is(err, flag.ErrHelp) {
		return err
	} else if err != nil {
		return c.wrongFlag(err)
	}
	for i, arg := range c.flags.Args() {
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if i > 0 && strings.HasPrefix(arg, "-") && c.flags.Lookup(name) != nil {
			return wrongCall("%s stands behind %q, and flags come first", arg, c.flags.Arg(0))
		}
	}
	if c.flags.NArg() > most {
		return wrongCall("unexpected %q", c.flags.Arg(most))
	}
	return nil
}

// wrongFlag says in our words what is wrong with a flag. The package flag tells
// the kinds of faults apart by its own words alone; any that are new are told as
// they are.
func (c *call) wrongFlag(err error) error {
	says := err.Error()
	if name, found := strings.CutPrefix(says, "flag provided but not defined: -"); found {
		return wrongCall("there is no flag --%s%s", name, c.meant(name))
	}
	if name, found := strings.CutPrefix(says, "flag needs an argument: -"); found {
		kind, _ := flag.UnquoteUsage(c.flags.Lookup(name))
		return wrongCall("--%s takes a value, a %s, and none follows it", name, kind)
	}
	var value, name string
	for _, form := range []string{"invalid value %q for flag -%s", "invalid boolean value %q for -%s"} {
		if n, _ := fmt.Sscanf(says, form, &value, &name); n < 2 {
			continue
		}
		name = strings.TrimSuffix(name, ":")
		kind := "true or false"
		if f := c.flags.Lookup(name); f != nil && !isSwitch(f) {
			kind, _ = flag.UnquoteUsage(f)
			kind = "a " + kind
		}
		return wrongCall("--%s is %q; it takes %s", name, value, kind)
	}
	return wrongCall("%s", says)
}

// meant names the flag that a misspelt one most likely stands for.
func (c *call) meant(name string) string {
	var known []string
	c.flags.VisitAll(func(f *flag.Flag) { known = append(known, f.Name) })
	if near := strictyaml.Nearest(name, known); near != "" {
		return "; did you mean --" + near + "?"
	}
	return ""
}

// isSwitch tells a flag that is given without a value.
func isSwitch(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// help tells how the command is called.
func (c *call) help(w io.Writer, cmd command) {
	fmt.Fprintf(w, "usage: %s\n\n%s\n", strings.TrimSpace("precis "+cmd.name+" "+cmd.args), cmd.summary)
	first := true
	c.flags.VisitAll(func(f *flag.Flag) {
		if first {
			fmt.Fprintln(w)
			first = false
		}
		fmt.Fprintln(w, flagHelp(f))
	})
}

// flagHelp tells what a flag does, as documents write it: with two hyphens.
func flagHelp(f *flag.Flag) string {
	kind, what := flag.UnquoteUsage(f)
	text := "  --" + f.Name
	if kind != "" {
		text += " " + strings.ToUpper(kind)
	}
	text += "\n        " + what
	switch f.DefValue {
	case "", "false", "0":
	default:
		text += " (left out: " + f.DefValue + ")"
	}
	return text
}
