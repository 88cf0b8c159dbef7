package cache

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/digest"
	"precis/generator/policy"
	"precis/generator/site"
)

// fill sets every field of a value, each to another content, and makes every
// list two long. A field that is lost is then missed.
func fill(v reflect.Value, next *int) {
	*next++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("“%d”", *next))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*next))
	case reflect.Uint8, reflect.Uint32:
		v.SetUint(uint64(*next % 256))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), next)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), next)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), next)
		}
	default:
		panic("a kind that the cache does not know: " + v.Type().String())
	}
}

func filled[T any]() T {
	var v T
	n := 0
	fill(reflect.ValueOf(&v).Elem(), &n)
	return v
}

var program, other = digest.Of([]byte("program")), digest.Of([]byte("other"))

func key(n int) digest.Sum { return digest.Of([]byte{byte(n)}) }

// Everything that is kept comes back as it was, none apart from empty, and a
// second round gives the same bytes.
func TestComesBack(t *testing.T) {
	full := filled[policy.Findings]()
	kept := []policy.Findings{full, {}, {Points: []policy.Finding{}, Themes: []policy.Finding{{Mentions: []policy.Mention{{Candidates: []string{}}}}}}}
	files := map[string]site.Made{"a.html": filled[site.Made](), "é/b.html": {}, "": {Size: -1, Written: -1 << 62}}
	c := Read(program, nil)
	for i := range kept {
		c.AddFindings(key(i), &kept[i])
	}
	c.SetFiles(files)
	data := c.Bytes()

	again := Read(program, data)
	for i := range kept {
		if diff := cmp.Diff(&kept[i], again.Findings(key(i))); diff != "" {
			t.Errorf("findings %d (-kept +given):\n%s", i, diff)
		}
	}
	if diff := cmp.Diff(files, again.Files()); diff != "" {
		t.Errorf("files (-kept +given):\n%s", diff)
	}
	if !cmp.Equal(data, again.Bytes()) {
		t.Error("a second round gives other bytes")
	}
	if again.Findings(key(99)) != nil {
		t.Error("there are findings that nobody kept")
	}
}

// What a build neither used nor added is forgotten, or a cache would only grow.
func TestForgets(t *testing.T) {
	f := filled[policy.Findings]()
	c := Read(program, nil)
	c.AddFindings(key(1), &f)
	c.AddFindings(key(2), &f)
	c = Read(program, c.Bytes())
	c.Findings(key(2))
	c = Read(program, c.Bytes())
	if c.Findings(key(1)) != nil || c.Findings(key(2)) == nil {
		t.Error("not those that were used are kept")
	}
}

func TestCountsForOneProgram(t *testing.T) {
	f := filled[policy.Findings]()
	c := Read(program, nil)
	c.AddFindings(key(1), &f)
	if Read(other, c.Bytes()).Findings(key(1)) != nil {
		t.Error("findings of another program are used")
	}
}

// Findings are kept as they were: what is changed later does not count.
func TestKeptAsTheyWere(t *testing.T) {
	f := filled[policy.Findings]()
	c := Read(program, nil)
	c.AddFindings(key(1), &f)
	f.Points[0].Topics[0].Topic = "changed"
	c = Read(program, c.Bytes())
	c.Findings(key(1)).Points[0].Topics = nil
	if diff := cmp.Diff(filled[policy.Findings](), *c.Findings(key(1))); diff != "" {
		t.Error(diff)
	}
}

// Whatever happens to the bytes of a cache, it gives what was kept or nothing.
func FuzzDamaged(f *testing.F) {
	full := filled[policy.Findings]()
	files := map[string]site.Made{"a.html": filled[site.Made]()}
	c := Read(program, nil)
	for i := range 3 {
		c.AddFindings(key(i), &full)
	}
	c.SetFiles(files)
	whole := c.Bytes()
	f.Add(uint64(0), 0, []byte(nil))
	f.Add(uint64(1), len(whole), []byte("tail"))
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		f.Add(seed, r.IntN(len(whole)+1), []byte{byte(r.Uint32())})
	}
	f.Fuzz(func(t *testing.T, seed uint64, cut int, put []byte) {
		r := rand.New(rand.NewPCG(seed, 2))
		at := max(0, min(cut, len(whole)))
		damaged := append(append([]byte{}, whole[:at]...), put...)
		if r.IntN(2) == 0 { // in the middle, and not off the end
			damaged = append(damaged, whole[min(len(whole), at+r.IntN(len(put)+2)):]...)
		}
		c := Read(program, damaged)
		for i := range 3 {
			if got := c.Findings(key(i)); got != nil && !cmp.Equal(*got, full) {
				t.Fatalf("damaged findings are given")
			}
		}
		if got := c.Files(); len(got) > 0 && !cmp.Equal(got, files) {
			t.Fatal("damaged files are given")
		}
		c.Bytes()
	})
}

// Bytes that are no findings, though their checksum fits, are none and harm
// nothing.
func FuzzDecode(f *testing.F) {
	full := filled[policy.Findings]()
	f.Add(encodeFindings(&full))
	f.Add(encodeFiles(map[string]site.Made{"a.html": filled[site.Made]()}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if found := decodeFindings(data); found != nil {
			if again := decodeFindings(encodeFindings(found)); !cmp.Equal(found, again) {
				t.Fatal("findings differ when they are coded again")
			}
		}
		decodeFiles(data)
	})
}
