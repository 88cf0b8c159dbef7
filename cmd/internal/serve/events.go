package serve

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

//go:embed live.js
var script []byte

//go:embed live.css
var style []byte

// news is what a page is told of a state.
type news struct {
	ID      string  `json:"id"`
	Edition string  `json:"edition"`
	Faults  []Fault `json:"faults"`
}

const (
	mostStreams = 100              // pages that may listen
	beat        = 15 * time.Second // between signs of life
)

// events tells a page the state, and every one that follows, for as long as it
// listens. Of states that follow each other quickly it may miss some, and never
// the last.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if s.streams.Add(1) > mostStreams {
		s.streams.Add(-1)
		http.Error(w, "too many pages listen", http.StatusServiceUnavailable)
		return
	}
	defer s.streams.Add(-1)
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	stream := http.NewResponseController(w)
	send := func(format string, args ...any) bool {
		_ = stream.SetWriteDeadline(time.Now().Add(answered))
		_, err := fmt.Fprintf(w, format, args...)
		return err == nil && stream.Flush() == nil
	}
	alive := time.NewTicker(beat)
	defer alive.Stop()
	for {
		now := s.now.Load()
		data, err := json.Marshal(news{now.id, now.shown, append([]Fault{}, now.faults...)})
		if err != nil || !send("data: %s\n\n", data) {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-now.over:
				waiting = false
			case <-alive.C:
				if !send(": \n\n") {
					return
				}
			case <-r.Context().Done():
				return
			case <-s.closing:
				return
			}
		}
	}
}
