package cache

import (
	"reflect"

	"precis/generator/policy"
)

func encodeFindings(f *policy.Findings) []byte {
	c := new(coder)
	c.value(reflect.ValueOf(f).Elem())
	return c.bytes
}

// decodeFindings gives nil when the bytes are not those of findings.
func decodeFindings(content []byte) *policy.Findings {
	c, f := &coder{reading: true, bytes: content}, new(policy.Findings)
	if c.value(reflect.ValueOf(f).Elem()); c.broken || len(c.bytes) > 0 {
		return nil
	}
	return f
}
