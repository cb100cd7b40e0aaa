// Package blobtest holds the conformance suite that every blob store passes.
package blobtest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"testing"

	"github.com/skycot/skycot/internal/blob"
)

// Suite checks a store that open makes anew, empty, for each case.
func Suite(t *testing.T, open func(t *testing.T) blob.Store) {
	cases := map[string]func(t *testing.T, s blob.Store){
		"what is put comes back": func(t *testing.T, s blob.Store) {
			for _, data := range [][]byte{{}, []byte("a"), bytes.Repeat([]byte{0, 0xff}, 300_000)} {
				key := fmt.Sprintf("a/b/%d.pack", len(data))
				must(t, s.Put(t.Context(), key, data))
				must(t, s.Put(t.Context(), key, data))
				got, err := s.Get(t.Context(), key, 0, -1)
				must(t, err)
				if !bytes.Equal(got, data) {
					t.Fatalf("%d bytes came back as %d", len(data), len(got))
				}
			}
		},
		"a part can be read": func(t *testing.T, s blob.Store) {
			must(t, s.Put(t.Context(), "k", []byte("0123456789")))
			got, err := s.Get(t.Context(), "k", 3, 4)
			must(t, err)
			if string(got) != "3456" {
				t.Fatalf("got %q", got)
			}
		},
		"a reader seeks": func(t *testing.T, s blob.Store) {
			must(t, s.Put(t.Context(), "k", []byte("0123456789")))
			r, err := s.Open(t.Context(), "k")
			must(t, err)
			defer func() { _ = r.Close() }()
			end, err := r.Seek(0, io.SeekEnd)
			must(t, err)
			if end != 10 {
				t.Fatalf("end is %d", end)
			}
			_, err = r.Seek(7, io.SeekStart)
			must(t, err)
			rest, err := io.ReadAll(r)
			must(t, err)
			if string(rest) != "789" {
				t.Fatalf("got %q", rest)
			}
		},
		"what is not there is not found": func(t *testing.T, s blob.Store) {
			if _, err := s.Get(t.Context(), "no/such", 0, -1); !errors.Is(err, blob.ErrNotFound) {
				t.Fatalf("Get: %v", err)
			}
			if _, err := s.Open(t.Context(), "no/such"); !errors.Is(err, blob.ErrNotFound) {
				t.Fatalf("Open: %v", err)
			}
			must(t, s.Delete(t.Context(), "no/such"))
		},
		"keys are listed by prefix, sorted, and deleted": func(t *testing.T, s blob.Store) {
			for _, k := range []string{"b/2", "a/1", "b/1", "bb/1"} {
				must(t, s.Put(t.Context(), k, []byte(k)))
			}
			got, err := s.List(t.Context(), "b/")
			must(t, err)
			if !slices.Equal(got, []string{"b/1", "b/2"}) {
				t.Fatalf("listed %v", got)
			}
			must(t, s.Delete(t.Context(), "b/1"))
			got, err = s.List(t.Context(), "")
			must(t, err)
			if !slices.Equal(got, []string{"a/1", "b/2", "bb/1"}) {
				t.Fatalf("listed %v", got)
			}
		},
		"keys with odd characters are kept apart": func(t *testing.T, s blob.Store) {
			keys := []string{"x/a b", "x/a%20b", "x/ä", "x/[id]/page.tsx", "x/(app)/page.tsx", "x/..a"}
			for _, k := range keys {
				must(t, s.Put(t.Context(), k, []byte(k)))
			}
			for _, k := range keys {
				got, err := s.Get(t.Context(), k, 0, -1)
				must(t, err)
				if string(got) != k {
					t.Fatalf("%q holds %q", k, got)
				}
			}
		},
		"many writers do not disturb one another": func(t *testing.T, s blob.Store) {
			var wg sync.WaitGroup
			for i := range 16 {
				wg.Go(func() {
					key := fmt.Sprintf("w/%02d", i%4) // four write the same bytes to one key
					if err := s.Put(t.Context(), key, bytes.Repeat([]byte{byte(i % 4)}, 10_000)); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			for i := range 4 {
				got, err := s.Get(t.Context(), fmt.Sprintf("w/%02d", i), 0, -1)
				must(t, err)
				if !bytes.Equal(got, bytes.Repeat([]byte{byte(i)}, 10_000)) {
					t.Fatalf("key %d holds other bytes", i)
				}
			}
		},
	}
	for name, check := range cases {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			defer func() { must(t, s.Close()) }()
			check(t, s)
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
