package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"precis/cmd/internal/serve"
	"precis/cmd/internal/watch"
	"precis/generator"
	"precis/generator/site"
	"precis/generator/source"
)

func serveSite(c *call) error {
	f := c.siteFlags()
	listen := c.flags.String("listen", "127.0.0.1:8017", "`address` to answer at, HOST:PORT; other computers reach none but a loopback address")
	locked := c.flags.Bool("locked", false, "take it for a fault when numbers.lock is missing or behind the texts")
	if err := c.parse(0); err != nil {
		return err
	}
	f.locked = *locked
	config, err := f.config()
	if err != nil {
		return err
	}
	l, host, err := listenAt(*listen)
	if err != nil {
		return err
	}
	defer l.Close()
	watcher, err := watch.New(*f.seeds)
	if err != nil {
		return err
	}
	defer watcher.Close()
	server := serve.New(l.Addr().String(), host, strconv.FormatInt(time.Now().UnixNano(), 36))
	_, port, _ := net.SplitHostPort(l.Addr().String())
	fmt.Fprintf(c.out, "http://%s/\n", net.JoinHostPort(shownHost(host), port))
	if !serve.IsLoopback(host) {
		fmt.Fprintf(c.report, "precis serve: %s is no loopback address: every computer that reaches it can read these pages\n", *listen)
	}
	ctx, stop := context.WithCancel(c.Context)
	ended := make(chan error, 1)
	go func() {
		ended <- server.Run(ctx, l)
		stop()
	}()
	w := &workshop{call: c, flags: f, config: config, server: server, finisher: site.NewFinisher()}
	w.config.Memory = new(generator.Memory)
	working := w.work(ctx, watcher)
	stop()
	return errors.Join(working, <-ended)
}

// listenAt begins to listen, and gives the host as the user called it.
func listenAt(address string) (net.Listener, string, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, "", wrongCall("--listen is %q; it takes an address such as 127.0.0.1:8017", address)
	}
	l, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, "", fmt.Errorf("%s is taken: another \"precis serve\", or another program, answers there\n    hint: stop it, or give another port, as --listen 127.0.0.1:8018", address)
	case err != nil:
		return nil, "", wrongCall("--listen is %q, and nothing can answer there: %v", address, err)
	}
	return l, host, nil
}

// shownHost is the host in the address that a person is told.
func shownHost(host string) string {
	switch host {
	case "", "0.0.0.0", "::":
		return "127.0.0.1"
	}
	return host
}

// workshop makes one edition after the other.
type workshop struct {
	*call
	flags    seedFlags
	config   generator.Config
	server   *serve.Server
	finisher *site.Finisher
	said     string           // the warnings and faults that were told last
	draft    *generator.Draft // that is shown, until it was looked through; else nil
}

// missing is how long is waited before a folder that is not there, or cannot
// be watched, is looked for again.
const missing = 500 * time.Millisecond

// rest is how long nothing may change before what is shown is looked through as
// a whole: a page is shown without that, and who types on should not wait.
const rest = 300 * time.Millisecond

// work makes an edition whenever something changes, until the context ends,
// which is no error.
func (w *workshop) work(ctx context.Context, watcher *watch.Watcher) error {
	for {
		lost := watcher.Follow()
		w.edition(lost)
		if lost != nil {
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(missing):
			}
			continue
		}
		switch err := w.await(ctx, watcher); {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return err
		}
	}
}

// await returns when something has changed. When nothing does, it looks the
// draft through that is shown.
func (w *workshop) await(ctx context.Context, watcher *watch.Watcher) error {
	if w.draft != nil {
		if changed, err := watcher.Wait(ctx, rest); changed || err != nil {
			return err
		}
		if refused := site.Refused(w.draft.Wanted()); refused.Err() != nil {
			w.tell(refused, nil)
		}
		w.draft = nil
		runtime.GC() // while nobody waits
	}
	_, err := watcher.Wait(ctx, 0)
	return err
}

// edition makes a site of the seeds as they are now and shows it, or what is
// wrong with them.
func (w *workshop) edition(lost error) {
	start := time.Now()
	draft, found, err := w.decide()
	if lost != nil {
		err = lost
	}
	if w.draft = nil; !w.tell(found, err) {
		return
	}
	w.draft = draft
	w.server.Show(&serve.Edition{Root: rootOf(draft.Base()), File: func(path string) ([]byte, bool, error) {
		content, found, err := draft.File(path)
		if !found || err != nil {
			return nil, found, err
		}
		finished, err := w.finisher.Finish(path, path, content)
		return finished, true, err
	}})
	if !*w.flags.quiet {
		fmt.Fprintf(w.report, "%s: made in %.2f s\n", counted(draft.Documents(), "document"), time.Since(start).Seconds())
	}
}

// tell says what is wrong, and tells whether the site can be shown.
func (w *workshop) tell(found source.Diagnostics, err error) bool {
	faults := faultsOf(found, err)
	said := fmt.Sprint(found, err)
	if said == w.said {
		return len(faults) == 0
	}
	w.said = said
	w.warn(w.flags, found)
	for _, problem := range []error{found.Err(), err} {
		if problem != nil {
			fmt.Fprintln(w.report, problem)
		}
	}
	if len(faults) > 0 {
		w.server.Fail(faults)
	}
	return len(faults) == 0
}

// decide drafts the site, as far as the seeds allow it.
func (w *workshop) decide() (*generator.Draft, source.Diagnostics, error) {
	ix, found, err := w.flags.read(w.config)
	if err != nil || ix == nil || found.Err() != nil {
		return nil, found, err
	}
	// A file of the whole site would have to be made with every change, and a
	// service worker would show the changes of yesterday.
	ix.Site.NoDownload, ix.Site.Offline = true, false
	draft, err := generator.NewDraft(w.config, ix)
	return draft, found, err
}

// faultsOf gives what a browser shows of what is wrong.
func faultsOf(found source.Diagnostics, err error) []serve.Fault {
	var faults []serve.Fault
	for _, d := range found.Sorted() {
		if d.Severity != source.Error {
			continue
		}
		place := d.File
		if d.At.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", d.File, d.At.Line, d.At.Column)
		}
		faults = append(faults, serve.Fault{Place: place, Message: d.Message, Hint: d.Hint})
	}
	if err != nil {
		faults = append(faults, serve.Fault{Message: err.Error()})
	}
	return slices.Clip(faults)
}

// rootOf is the path below which a site with a base address is published.
func rootOf(base string) string {
	u, err := url.Parse(base)
	if err != nil || !strings.HasPrefix(u.Path, "/") {
		return "/"
	}
	return cmp.Or(u.Path, "/")
}
