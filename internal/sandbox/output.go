package sandbox

import (
	"bytes"
	"fmt"
	"io"
	"sort"
	"sync"
)

// kept is how much of the start and of the end of a stream is remembered.
const kept = 4 << 20

// clip remembers the first and the last part of a stream, so that a long log costs bounded memory.
type clip struct {
	head, tail []byte
	total      int64
}

func (c *clip) write(b []byte) {
	c.total += int64(len(b))
	if room := kept - len(c.head); room > 0 {
		n := min(room, len(b))
		c.head = append(c.head, b[:n]...)
		b = b[n:]
	}
	c.tail = append(c.tail, b...)
	if len(c.tail) > 2*kept {
		c.tail = append([]byte(nil), c.tail[len(c.tail)-kept:]...)
	}
}

func (c *clip) bytes() []byte {
	if len(c.tail) > kept {
		c.tail = c.tail[len(c.tail)-kept:]
	}
	left := c.total - int64(len(c.head)) - int64(len(c.tail))
	if left <= 0 {
		return append(c.head, c.tail...)
	}
	return bytes.Join([][]byte{c.head, fmt.Appendf(nil, "\n… %d bytes left out …\n", left), c.tail}, nil)
}

// capture takes both output streams of a command, hands complete lines on, and calls over once past the limit.
type capture struct {
	mu             sync.Mutex
	stdout, stderr clip
	partial        map[*clip][]byte
	limit, total   int64
	line           func(string)
	over           func()
}

func newCapture(limit int64, line func(string), over func()) *capture {
	return &capture{limit: limit, line: line, over: over, partial: map[*clip][]byte{}}
}

// stream is a writer for one of the two streams.
func (c *capture) stream(to *clip) io.Writer { return &stream{c, to} }

type stream struct {
	c  *capture
	to *clip
}

// longest is where a line without an end is cut for watchers.
const longest = 8 << 10

func (s *stream) Write(b []byte) (int, error) {
	c := s.c
	c.mu.Lock()
	defer c.mu.Unlock()
	c.total += int64(len(b))
	if c.limit > 0 && c.total > c.limit {
		if c.over != nil {
			go c.over() // not here: killing waits for the writer that we are in
			c.over = nil
		}
		return len(b), nil
	}
	s.to.write(b)
	if c.line == nil {
		return len(b), nil
	}
	rest := append(c.partial[s.to], b...)
	for {
		i := bytes.IndexByte(rest, '\n')
		if i < 0 && len(rest) < longest {
			break
		}
		if i < 0 || i > longest {
			c.line(string(rest[:longest]))
			rest = rest[longest:]
			continue
		}
		c.line(string(bytes.TrimRight(rest[:i], "\r")))
		rest = rest[i+1:]
	}
	c.partial[s.to] = append([]byte(nil), rest...)
	return len(b), nil
}

// flush hands on last lines that had no line end.
func (c *capture) flush() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, to := range []*clip{&c.stdout, &c.stderr} {
		if rest := c.partial[to]; len(rest) > 0 && c.line != nil {
			c.line(string(rest))
		}
		delete(c.partial, to)
	}
}

func pairs(env map[string]string) []string {
	out := make([]string, 0, len(env))
	for k, v := range env {
		out = append(out, k+"="+v)
	}
	sort.Strings(out)
	return out
}
