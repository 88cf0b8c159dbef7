package cache

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"unsafe"
)

// coder writes values or reads them back. It goes through the fields of a type
// in order, whatever they are, and adds each to the bytes or sets it from them:
// so the two cannot part, and no field that a type is given later is forgotten.
type coder struct {
	reading bool
	bytes   []byte // written, or left to be read
	broken  bool   // what was to be read is not in the form
}

// value codes plain data: numbers, strings, and lists, structures and
// pointers to them, with no field that only its package sees. Anything else panics.
func (c *coder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		c.text(v)
	case reflect.Bool:
		n := int64(0)
		if v.Bool() {
			n = 1
		}
		if c.number(&n); c.reading {
			v.SetBool(n == 1)
		}
	case reflect.Int, reflect.Int64:
		n := v.Int()
		if c.number(&n); c.reading {
			v.SetInt(n)
		}
	case reflect.Uint8, reflect.Uint32:
		n := int64(v.Uint())
		if c.number(&n); c.reading {
			v.SetUint(uint64(n))
		}
	case reflect.Slice:
		c.list(v)
	case reflect.Pointer:
		n := int64(0)
		if !v.IsNil() {
			n = 1
		}
		c.number(&n)
		if c.reading && n == 1 {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if n == 1 {
			c.value(v.Elem())
		}
	case reflect.Array:
		for i := range v.Len() {
			c.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			c.value(v.Field(i))
		}
	default:
		panic(fmt.Sprintf("cache: %s is no plain data", v.Type()))
	}
}

// number codes a whole number.
func (c *coder) number(n *int64) {
	if !c.reading {
		c.bytes = binary.AppendVarint(c.bytes, *n)
		return
	}
	v, size := binary.Varint(c.bytes)
	if size <= 0 {
		c.fail()
		return
	}
	*n, c.bytes = v, c.bytes[size:]
}

// fail ends the reading: nothing more is there.
func (c *coder) fail() { c.broken, c.bytes = true, nil }

// text codes a string. One that is read shares the bytes of the cache, which
// nobody changes.
func (c *coder) text(v reflect.Value) {
	n := int64(v.Len())
	if c.number(&n); !c.reading {
		c.bytes = append(c.bytes, v.String()...)
		return
	}
	if n < 0 || n > int64(len(c.bytes)) {
		c.fail()
		return
	}
	v.SetString(unsafe.String(unsafe.SliceData(c.bytes), int(n)))
	c.bytes = c.bytes[n:]
}

// list codes a list. None at all is kept apart from an empty one.
func (c *coder) list(v reflect.Value) {
	n := int64(0)
	if !v.IsNil() {
		n = int64(v.Len()) + 1
	}
	if c.number(&n); c.reading {
		if n < 0 || n > int64(len(c.bytes))+1 { // each thing takes a byte at least
			c.fail()
		}
		if c.broken || n == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), int(n-1), int(n-1)))
	}
	for i := 0; i < v.Len() && !c.broken; i++ {
		c.value(v.Index(i))
	}
}
