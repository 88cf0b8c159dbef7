// Command precis makes a website of the summaries of policy meetings.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"precis/generator/source"
	"precis/generator/strictyaml"
)

// The exit statuses, which scripts rely on.
const (
	exitDone  = 0
	exitInput = 1 // the input or the site is at fault
	exitCall  = 2 // the call is wrong
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// command is one of the things that precis does.
type command struct {
	name    string
	args    string // what stands behind the name in the usage line
	summary string
	run     func(c *call) error
}

// call is one run of a command.
type call struct {
	context.Context
	flags  *flag.FlagSet
	args   []string
	out    io.Writer // what was asked for
	report io.Writer // what a person should know
}

// errCall marks an error of the call itself.
var errCall = errors.New("wrong call")

func wrongCall(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errCall, fmt.Sprintf(format, args...))
}

func commands() []command {
	return []command{
		{"init", "[DIR]", "write a folder to begin with: seeds with an example, and a workflow that publishes them", initFolder},
		{"build", "[flags]", "make the site from the seeds", build},
		{"serve", "[flags]", "show the site in the browser while you work on the seeds: every change at once", serveSite},
		{"check", "[flags] [DIR]", "read a finished site back: links, fragments, ids, headings, stray files", checkSite},
		{"number", "[flags]", "bring numbers.lock up to date, so that no number of a point is ever lost", numberPoints},
		{"diff", "[flags] OLD NEW", "tell what differs for readers between two sites, folders of seeds or revisions", diffEditions},
		{"markdown", "--out DIR [flags]", "write only the pages as Markdown, for Hugo, Obsidian and Pandoc", markdown},
		{"explain", "[flags] FILE[:LINE]", "tell how a text was read, and why: every line, and what was found", explainText},
		{"suggest", "[flags]", "propose topics and references that the lists lack, as entries to paste", suggestEntries},
		{"evaluate", "--gold FILE [flags]", "compare what is found with labelled points, or two people's labels", evaluateGold},
		{"learn", "[flags]", "learn from labelled points which words speak for a topic, besides its labels", learnTopics},
		{"version", "", "print the version", version},
	}
}

func run(ctx context.Context, args []string, out, report io.Writer) int {
	if len(args) == 0 {
		usage(report)
		return exitCall
	}
	if args[0] == "help" && len(args) == 2 {
		args = []string{args[1], "-h"}
	}
	if args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(out)
		return exitDone
	}
	name := args[0]
	if name == "--version" || name == "-version" {
		name = "version"
	}
	var known []string
	for _, cmd := range commands() {
		if cmd.name == name {
			return runCommand(ctx, cmd, args[1:], out, report)
		}
		known = append(known, cmd.name)
	}
	hint := `"precis help" lists the commands`
	if near := strictyaml.Nearest(name, known); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	fmt.Fprintf(report, "precis: there is no command %q\n    hint: %s\n", args[0], hint)
	return exitCall
}

func runCommand(ctx context.Context, cmd command, args []string, out, report io.Writer) int {
	c := &call{Context: ctx, flags: flag.NewFlagSet(cmd.name, flag.ContinueOnError), args: args, out: out, report: report}
	c.flags.SetOutput(io.Discard) // what is wrong is told below
	err := cmd.run(c)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, flag.ErrHelp):
		c.help(out, cmd)
		return exitDone
	case errors.Is(err, errTold):
		return exitInput
	case errors.Is(err, errCall):
		fmt.Fprintf(report, "precis %s: %v\n    hint: \"precis %s -h\" shows how it is called\n", cmd.name, err, cmd.name)
		return exitCall
	case errors.Is(err, source.ErrInput):
		fmt.Fprintln(report, err)
		return exitInput
	}
	fmt.Fprintf(report, "precis %s: %v\n%s", cmd.name, err, wayOn(err))
	return exitInput
}

// wayOn is a hint for what goes wrong with any disk, where the error has none of
// its own; else nothing.
func wayOn(err error) string {
	switch {
	case strings.Contains(err.Error(), "\n    hint: "):
		return ""
	case errors.Is(err, fs.ErrPermission):
		return "    hint: give yourself the right to read and to write there, or name another place\n"
	case errors.Is(err, syscall.ENOSPC):
		return "    hint: make room on the disk, or name a place on another\n"
	}
	return ""
}

// errTold marks an error that was already told.
var errTold = errors.New("faults were found")

func usage(w io.Writer) {
	fmt.Fprint(w, "precis makes a website of the summaries of policy meetings.\n\nusage: precis COMMAND [flags]\n\n")
	for _, cmd := range commands() {
		fmt.Fprintf(w, "  %-10s %s\n", cmd.name, cmd.summary)
	}
	fmt.Fprint(w, "\n\"precis COMMAND -h\" shows a command's flags.\n\nexit status: 0 done; 1 the input or the site is at fault; 2 the call is wrong\n")
}
