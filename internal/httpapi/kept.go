package httpapi

import (
	"bytes"
	"sync"
	"sync/atomic"
)

// maxKept bounds the bytes of kept answers; one larger than a sixteenth of it is not kept.
const maxKept = 8 << 20

// answers keeps the answers to GETs that clients repeat while they wait, for as long as nothing in the store has
// changed. All of them go at the first change, so none can be stale and nothing needs to be told what depends on what.
type answers struct{ now atomic.Pointer[generation] }

// generation is what was read at one version of the store.
type generation struct {
	version int64
	byCall  sync.Map // string → answer
	size    atomic.Int64
}

func (a *answers) at(version int64) *generation {
	for {
		g := a.now.Load()
		if g != nil && g.version == version {
			return g
		}
		fresh := &generation{version: version}
		if a.now.CompareAndSwap(g, fresh) {
			return fresh
		}
	}
}

// keeping is a handler whose answer depends on nothing but the caller's account and mode, the path, and the store.
func keeping(handle func(*call) (answer, error)) func(*call) (answer, error) {
	return func(c *call) (answer, error) {
		if c.Version == nil {
			return handle(c)
		}
		version, err := c.Version(c.ctx()) // before the read: what changes meanwhile is noticed next time
		if err != nil {
			return answer{}, err
		}
		g := c.kept.at(version)
		name := c.caller.Key.Prefix() + c.caller.Account.ID + c.r.URL.Path
		if a, ok := g.byCall.Load(name); ok {
			return a.(answer), nil
		}
		a, err := handle(c)
		if err != nil || a.body == nil {
			return a, err
		}
		var b bytes.Buffer
		if err := encode(&b, a.body); err != nil {
			return answer{}, err
		}
		a.encoded, a.body = b.Bytes(), nil
		a.etag = etag(a.tag, a.encoded)
		if n := int64(b.Len()); n <= maxKept/16 && g.size.Add(n) <= maxKept {
			g.byCall.Store(name, a)
		}
		return a, nil
	}
}
