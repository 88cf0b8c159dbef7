package generator

import (
	"fmt"
	"path"

	"precis/generator/index"
	"precis/generator/source"
)

// namesakes warns of documents that readers of lists cannot tell apart, once for
// each title. The name is that of the seeds folder.
func namesakes(ix *index.Index, name string) source.Diagnostics {
	var found source.Diagnostics
	for _, group := range ix.Namesakes() {
		first, second := group[0].File.Name, group[1].File.Name
		more := ""
		if n := len(group) - 2; n > 0 {
			more = fmt.Sprintf(", and those of %d texts more", n)
		}
		found.Warnf(path.Join(name, second), source.Position{},
			fmt.Sprintf("say in %s what tells it apart: title, date, place, meeting or symbol", path.Join(name, beside(second))),
			"title and facts are those of %s, too%s: in lists only the names of their files tell them apart", path.Join(name, first), more)
	}
	return found
}
