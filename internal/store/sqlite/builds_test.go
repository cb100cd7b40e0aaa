package sqlite

import (
	"testing"

	"github.com/skycot/skycot/internal/store/storetest"
)

func TestBuilds(t *testing.T) {
	storetest.Builds(t, func(t *testing.T) storetest.BuildStore { return open(t) })
}

func TestQueue(t *testing.T) {
	storetest.Queue(t, func(t *testing.T) storetest.BuildStore { return open(t) })
}

func TestDeployments(t *testing.T) {
	storetest.Deployments(t, func(t *testing.T) storetest.BuildStore { return open(t) })
}
