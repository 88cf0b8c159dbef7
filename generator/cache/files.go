package cache

import (
	"maps"
	"slices"

	"precis/generator/site"
)

func encodeFiles(files map[string]site.Made) []byte {
	c := new(coder)
	for _, path := range slices.Sorted(maps.Keys(files)) {
		made := files[path]
		file(c, &path, &made)
	}
	return c.bytes
}

// decodeFiles gives nothing of bytes that are not those of files.
func decodeFiles(content []byte) map[string]site.Made {
	c, files := &coder{reading: true, bytes: content}, make(map[string]site.Made)
	for len(c.bytes) > 0 {
		var path string
		var made site.Made
		file(c, &path, &made)
		files[path] = made
	}
	if c.broken {
		return map[string]site.Made{}
	}
	return files
}

func file(c *coder, path *string, made *site.Made) {
	text(c, path)
	c.raw(made.Of[:])
	c.raw(made.Content[:])
	sum := int64(made.Sum)
	for _, n := range []*int64{&made.Size, &made.Written, &sum, &made.Packed} {
		number := int(*n)
		c.number(&number)
		*n = int64(number)
	}
	made.Sum = uint32(sum)
}
