// Package digest tells by a short number whether something is what it was: two
// things with one digest are alike, as surely as SHA-256 can say.
package digest

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"reflect"
)

// Sum is the digest of something: the first half of a SHA-256.
type Sum [16]byte

// Of gives the digest of some bytes, parted as they are: "ab" and "c" have
// another one than "a" and "bc".
func Of(parts ...[]byte) Sum {
	d := New()
	for _, part := range parts {
		d.Bytes(part)
	}
	return d.Sum()
}

// Plain gives the digest of a content by itself.
func Plain(content []byte) Sum {
	whole := sha256.Sum256(content)
	return Sum(whole[:])
}

// Running is the digest of a content that comes in parts. Make it with Stream.
type Running struct{ hash.Hash }

// Stream begins the digest of a content: what Plain gives of the whole.
func Stream() Running { return Running{sha256.New()} }

// Sum gives the digest of all that was written so far.
func (r Running) Sum() Sum { return Sum(r.Hash.Sum(nil)[:len(Sum{})]) }

// Digest is one in the making. Make it with New.
type Digest struct {
	hash    hash.Hash
	scratch []byte
}

// New begins a digest.
func New() *Digest { return &Digest{hash: sha256.New()} }

// Sum gives the digest of all that was added so far.
func (d *Digest) Sum() Sum {
	d.flush()
	return Sum(d.hash.Sum(nil)[:len(Sum{})])
}

// Bytes adds some bytes and where they end.
func (d *Digest) Bytes(b []byte) {
	d.number(uint64(len(b)))
	d.flush()
	d.hash.Write(b)
}

// Value adds a value and everything that it holds, also what only its package
// sees. It tells values apart by what is in them, but for lists: an empty one
// and none at all are alike. It is for plain data; a map or a function is an
// error of whoever calls, and it panics.
func (d *Digest) Value(v any) { d.value(reflect.ValueOf(v)) }

func (d *Digest) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		d.number(0)
	case reflect.String:
		d.number(uint64(v.Len()))
		d.scratch = append(d.scratch, v.String()...)
	case reflect.Bool:
		d.number(map[bool]uint64{false: 0, true: 1}[v.Bool()])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		d.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		d.number(v.Uint())
	case reflect.Slice, reflect.Array:
		d.number(uint64(v.Len()))
		for i := range v.Len() {
			d.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			d.value(v.Field(i))
		}
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			d.number(0)
			return
		}
		d.number(1)
		d.value(v.Elem())
	default:
		panic(fmt.Sprintf("digest: %s is no plain data", v.Type()))
	}
	if len(d.scratch) > 1<<12 {
		d.flush()
	}
}

func (d *Digest) number(n uint64) { d.scratch = binary.AppendUvarint(d.scratch, n) }

// flush hands on what was gathered: a hash is slow on little pieces.
func (d *Digest) flush() {
	d.hash.Write(d.scratch)
	d.scratch = d.scratch[:0]
}
