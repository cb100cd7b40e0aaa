package ident

import (
	"crypto/rand"
	"time"
)

// Prefixes of the ids that the API shows. Clients treat what follows as opaque.
const (
	AccountPrefix    = "acct_"
	UserPrefix       = "user_"
	KeyPrefix        = "key_"
	ProjectPrefix    = "proj_"
	BuildPrefix      = "bld_"
	SessionPrefix    = "sess_"
	DeploymentPrefix = "dep_"
	WebhookPrefix    = "whk_"
	EventPrefix      = "evt_"
)

var process = NewIDs(time.Now, rand.Reader)

// NewID gives the next id of this process, by its clock.
func NewID(prefix string) string {
	id, err := process.New(prefix)
	if err != nil {
		panic(err) // crypto/rand does not fail on a system that can serve anything
	}
	return id
}
