package compiler

import "testing"

// TestLivingAppParses reads every file of the living app: each directive, path, case and name is checked.
func TestLivingAppParses(t *testing.T) {
	if _, err := New(); err != nil {
		t.Fatal(err)
	}
}
