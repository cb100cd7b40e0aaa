package sandbox

import (
	"encoding/json"
	"fmt"
	"os"
)

// enterWord as the first argument makes this program the last step before a sandboxed command: it is run inside the
// room, gives up what it must not hand on, and becomes the command. A separate program would have to be installed; our
// own is always there.
const enterWord = "skycot-sandbox-enter"

// entry is what the step is told, as JSON in its second argument; the command follows.
type entry struct {
	UID       int      `json:"uid,omitempty"` // user to become, when set
	Tasks     int64    `json:"tasks,omitempty"`
	FileBytes int64    `json:"file_bytes,omitempty"`
	Dir       string   `json:"dir"`
	Restrict  bool     `json:"restrict,omitempty"` // deny all files but these, by landlock
	ReadOnly  []string `json:"read_only,omitempty"`
	ReadWrite []string `json:"read_write,omitempty"`
	Proc      bool     `json:"proc,omitempty"`     // mount the /proc of a new process namespace
	Loopback  bool     `json:"loopback,omitempty"` // bring up the loopback device of a new network namespace
}

// In an init function, so that every program that can start sandboxed commands can also be the step inside: the server,
// the command line and each package's tests.
func init() {
	if len(os.Args) < 4 || os.Args[1] != enterWord {
		return
	}
	var e entry
	err := json.Unmarshal([]byte(os.Args[2]), &e)
	if err == nil {
		err = enter(e, os.Args[3:])
	}
	fmt.Fprintln(os.Stderr, "sandbox:", err)
	os.Exit(126)
}

// args is the command line that enters by way of program.
func (e entry) args(program string, command []string) []string {
	text, err := json.Marshal(e)
	if err != nil {
		panic(err) // plain strings and numbers
	}
	return append([]string{program, enterWord, string(text)}, command...)
}
