package main

import (
	"bytes"
	"os"
	"testing"
)

// The document that is served, reviewed and turned into SDKs is what the parts say.
func TestOpenAPIIsUpToDate(t *testing.T) {
	want, err := Bundle("../contract")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("api/openapi.yaml is not what api/contract makes: run go generate ./api")
	}
}
