// Package serve shows a site to the browser of whoever works on it, while it
// changes. Every request is answered from one whole edition; a new one takes
// the place of the old in one step, and open pages load themselves again. What
// is wrong with the newest state of the texts stands over the pages of the last
// edition that could be made, until it is mended.
//
// Nothing is read from the disk: a path is a name that an edition knows, or
// not found.
package serve

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"strings"
	"sync/atomic"
	"time"
)

// Edition is a whole site. It never changes, and is safe for concurrent use.
type Edition struct {
	// File gives a finished file by its path from the site's root, and tells
	// whether there is one.
	File func(path string) (content []byte, found bool, err error)
	// Root is the path below which the site is to be published, with slashes at
	// both ends: "/" at least. Addresses below it are answered too, for the one
	// page that calls others from the root.
	Root string
}

// Fault is something wrong with the texts, and where.
type Fault struct {
	Place   string `json:"place"` // "seeds/a.txt:3:1"; "" when it has none
	Message string `json:"message"`
	Hint    string `json:"hint"` // may be empty
}

// Server answers requests. Make one with New.
type Server struct {
	hosts   hosts
	now     atomic.Pointer[state]
	run     string // tells the states of this run from those of others
	count   atomic.Int64
	streams atomic.Int64
	closing chan struct{}
	failure *template.Template
}

// state is what a browser sees. It never changes.
type state struct {
	id      string
	shown   string   // id of the state with which the edition came
	edition *Edition // nil before the first
	faults  []Fault
	over    chan struct{} // closed when another state takes its place
}

// New makes a server that answers to the address that it listens on, "host:port"
// as the system gives it, and to the name by which the user called the host.
// The run is different for every start of the program.
func New(address, name, run string) *Server {
	s := &Server{hosts: hostsOf(address, name), run: run, closing: make(chan struct{}), failure: template.Must(template.New("failure").Parse(failure))}
	s.now.Store(&state{id: run + "-0", over: make(chan struct{})})
	return s
}

// Show puts a new edition in the place of the old one. Nothing is wrong now.
// Show and Fail are called by one goroutine.
func (s *Server) Show(e *Edition) {
	id := s.next()
	s.become(&state{id: id, shown: id, edition: e})
}

// Fail says what is wrong. The edition stays.
func (s *Server) Fail(faults []Fault) {
	last := s.now.Load()
	s.become(&state{id: s.next(), shown: last.shown, edition: last.edition, faults: faults})
}

func (s *Server) next() string { return fmt.Sprintf("%s-%d", s.run, s.count.Add(1)) }

func (s *Server) become(next *state) {
	next.over = make(chan struct{})
	close(s.now.Swap(next).over)
}

// Where what serve itself adds is found. No path of a site begins like this.
const (
	own        = "/_precis/"
	scriptPath = own + "live.js"
	stylePath  = own + "live.css"
	eventsPath = own + "events"
)

// answered is how long the answer to a request may take.
const answered = 30 * time.Second

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answered))
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", "frame-ancestors 'none'")
	if !s.hosts.allow(r.Host) {
		// A page of somebody else's whose name was made to lead here, to read
		// what is served.
		http.Error(w, "precis serve does not answer to this name; ask "+s.hosts.String(), http.StatusMisdirectedRequest)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are answered", http.StatusMethodNotAllowed)
		return
	}
	switch now := s.now.Load(); {
	case r.URL.RawPath != "": // encoded where no address of ours is
		s.file(w, r, now, "")
	case r.URL.Path == scriptPath:
		write(w, r, ".js", http.StatusOK, script)
	case r.URL.Path == stylePath:
		write(w, r, ".css", http.StatusOK, style)
	case r.URL.Path == eventsPath:
		s.events(w, r)
	default:
		s.file(w, r, now, r.URL.Path)
	}
}

// notFound is the page that a site has for addresses that lead to nothing.
const notFound = "404.html"

// file answers with a file of the site.
func (s *Server) file(w http.ResponseWriter, r *http.Request, now *state, address string) {
	if now.edition == nil {
		s.failed(w, r, now, now.faults)
		return
	}
	status := http.StatusOK
	file, content, found, err := now.edition.find(address)
	if !found && err == nil {
		status, file = http.StatusNotFound, notFound
		content, found, err = now.edition.File(notFound)
	}
	switch {
	case err != nil:
		s.failed(w, r, now, []Fault{{Message: err.Error()}})
	case !found:
		http.Error(w, "there is no such page", http.StatusNotFound)
	default:
		if path.Ext(file) == ".html" {
			content = now.watched(content)
		}
		write(w, r, path.Ext(file), status, content)
	}
}

// find gives the file that an address, which begins with a slash, leads to.
func (e *Edition) find(address string) (file string, content []byte, found bool, err error) {
	if !strings.HasPrefix(address, "/") {
		return "", nil, false, nil
	}
	below, isBelow := strings.CutPrefix(address, e.Root)
	for _, file := range []string{strings.TrimPrefix(address, "/"), below} {
		if file == "" || strings.HasSuffix(file, "/") {
			file += "index.html"
		}
		if content, found, err = e.File(file); found || err != nil || !isBelow {
			return file, content, found, err
		}
	}
	return "", nil, false, nil
}

// watched gives a page with the script that looks for news of it.
func (now *state) watched(content []byte) []byte {
	before, after, found := bytes.Cut(content, []byte("</head>"))
	if !found {
		return content
	}
	tag := fmt.Sprintf(`<script src="%s" data-edition="%s" defer></script></head>`, scriptPath, now.shown)
	return bytes.Join([][]byte{before, after}, []byte(tag))
}

// failed answers with a page of what is wrong, where no page can be made.
func (s *Server) failed(w http.ResponseWriter, r *http.Request, now *state, faults []Fault) {
	status := http.StatusInternalServerError
	if len(faults) == 0 {
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "1")
	}
	var content bytes.Buffer
	err := s.failure.Execute(&content, map[string]any{"Script": scriptPath, "Style": stylePath, "ID": now.id, "Faults": faults})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	write(w, r, ".html", status, content.Bytes())
}

// failure is the page that stands where none can be made.
const failure = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The site could not be made</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{.Style}}">
<script src="{{.Script}}" data-state="{{.ID}}" defer></script>
</head>
<body class="precis-failed">
<main>
{{- if .Faults}}
<h1>The site could not be made</h1>
<ul role="alert">
{{- range .Faults}}
<li>{{with .Place}}<code>{{.}}</code> {{end}}{{.Message}}{{with .Hint}}<br><small>{{.}}</small>{{end}}</li>
{{- end}}
</ul>
{{- else}}
<h1>The site is being made</h1>
{{- end}}
</main>
</body>
</html>
`

// types are what browsers are told that files are, by extension; whatever else
// a site holds is plain text.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".md": "text/markdown; charset=utf-8", ".csv": "text/csv; charset=utf-8",
	".json": "application/json", ".jsonl": "application/jsonl", ".jsonld": "application/ld+json",
	".xml": "application/xml", ".ttl": "text/turtle; charset=utf-8", ".gz": "application/gzip",
}

func write(w http.ResponseWriter, r *http.Request, extension string, status int, content []byte) {
	kind := types[extension]
	if kind == "" {
		kind = "text/plain; charset=utf-8"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // whoever asked may be gone
	}
}
