package deps

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/sandbox"
)

// ErrNoNode is returned when Node is missing or too old.
var ErrNoNode = errors.New("Node.js 20.9 or newer is needed")

// nodeVersion is the version of the node in PATH, "v20.20.2".
func nodeVersion(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "node", "--version").Output()
	if err != nil {
		return "", fmt.Errorf("%w: no node program was found; get it from your distribution or from nodejs.org", ErrNoNode)
	}
	version := strings.TrimSpace(string(out))
	var parts [2]int
	for i, p := range strings.SplitN(strings.TrimPrefix(version, "v"), ".", 3) {
		if i < 2 {
			parts[i], _ = strconv.Atoi(p)
		}
	}
	if parts[0] < 20 || (parts[0] == 20 && parts[1] < 9) {
		return "", fmt.Errorf("%w: this is %s", ErrNoNode, version)
	}
	return version, nil
}

// Node says which Node this machine has, "v20.20.2", or fails with ErrNoNode.
func Node(ctx context.Context) (string, error) { return nodeVersion(ctx) }

// Toolchain is how a room gets at Node when it is not part of the system folders that every room sees: a mount, and the
// folder to put in PATH. Both are empty when the system's Node is used.
func Toolchain() (mounts []sandbox.Mount, path string, err error) {
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, "", ErrNoNode
	}
	if node, err = filepath.EvalSymlinks(node); err != nil {
		return nil, "", err
	}
	if strings.HasPrefix(node, "/usr/") {
		return nil, "", nil
	}
	return []sandbox.Mount{{Host: filepath.Dir(filepath.Dir(node)), Inside: sandbox.Root + "/node"}}, sandbox.Root + "/node/bin", nil
}
