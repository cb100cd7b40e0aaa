package blob_test

import (
	"testing"

	"github.com/skycot/skycot/internal/blob"
	"github.com/skycot/skycot/internal/blob/blobtest"
)

func TestFolder(t *testing.T) {
	blobtest.Suite(t, func(t *testing.T) blob.Store {
		s, err := blob.OpenDir(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
