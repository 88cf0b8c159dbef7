package cache

import (
	"maps"
	"reflect"
	"slices"

	"precis/generator/site"
)

// file is what is known of a file, and its path.
type file struct {
	Path string
	Made site.Made
}

func encodeFiles(files map[string]site.Made) []byte {
	c := new(coder)
	for _, path := range slices.Sorted(maps.Keys(files)) {
		c.value(reflect.ValueOf(file{path, files[path]}))
	}
	return c.bytes
}

// decodeFiles gives nothing of bytes that are not those of files.
func decodeFiles(content []byte) map[string]site.Made {
	c, files := &coder{reading: true, bytes: content}, make(map[string]site.Made)
	for len(c.bytes) > 0 {
		var f file
		c.value(reflect.ValueOf(&f).Elem())
		files[f.Path] = f.Made
	}
	if c.broken {
		return map[string]site.Made{}
	}
	return files
}
