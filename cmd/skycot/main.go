// Command skycot builds apps from descriptions and serves the API that does.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/skycot/skycot/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
