package sqlite

import (
	"testing"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/store/storetest"
)

func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestAccounts(t *testing.T) {
	storetest.Accounts(t, func(t *testing.T) account.Store { return open(t) })
}
