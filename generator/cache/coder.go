package cache

import (
	"encoding/binary"
	"unsafe"
)

// coder writes values or reads them back. One function for each type does
// both, so that the two cannot part: it goes through the fields in order, and
// each is added to the bytes, or set from them.
type coder struct {
	reading bool
	bytes   []byte // written, or left to be read
	broken  bool   // what was to be read is not in the form
}

// number codes a whole number.
func (c *coder) number(n *int) {
	if !c.reading {
		c.bytes = binary.AppendVarint(c.bytes, int64(*n))
		return
	}
	v, size := binary.Varint(c.bytes)
	if size <= 0 {
		c.fail()
		return
	}
	*n, c.bytes = int(v), c.bytes[size:]
}

// fail ends the reading: nothing more is there.
func (c *coder) fail() { c.broken, c.bytes = true, nil }

// length codes how many things follow, of which each takes a byte at least.
func (c *coder) length(n int) int {
	c.number(&n)
	if c.reading && (n < 0 || n > len(c.bytes)) {
		c.fail()
		return 0
	}
	return n
}

func (c *coder) flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n == 1
}

// raw codes so many bytes as they are.
func (c *coder) raw(b []byte) {
	if !c.reading {
		c.bytes = append(c.bytes, b...)
		return
	}
	if len(c.bytes) < len(b) {
		c.fail()
		return
	}
	copy(b, c.bytes)
	c.bytes = c.bytes[len(b):]
}

// text codes a string. One that is read shares the bytes of the cache, which
// nobody changes.
func text[T ~string](c *coder, s *T) {
	n := c.length(len(*s))
	if !c.reading {
		c.bytes = append(c.bytes, *s...)
		return
	}
	*s = T(unsafe.String(unsafe.SliceData(c.bytes), n))
	c.bytes = c.bytes[n:]
}

// list codes a list, and each thing in it by a function. None at all is kept
// apart from an empty one.
func list[T any](c *coder, all *[]T, each func(*coder, *T)) {
	n := 0
	if *all != nil {
		n = len(*all) + 1
	}
	if c.number(&n); c.reading {
		if n < 0 || n > len(c.bytes)+1 {
			c.fail()
		}
		if c.broken || n == 0 {
			return
		}
		*all = make([]T, n-1)
	}
	for i := range *all {
		if each(c, &(*all)[i]); c.broken {
			return
		}
	}
}

// optional codes what may not be there.
func optional[T any](c *coder, v **T, each func(*coder, *T)) {
	there := *v != nil
	if c.flag(&there); c.broken || !there {
		return
	}
	if c.reading {
		*v = new(T)
	}
	each(c, *v)
}
