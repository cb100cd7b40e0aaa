package ident

import (
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// crockford is the lower-case alphabet of Crockford's base32: no i, l, o, u.
const crockford = "0123456789abcdefghjkmnpqrstvwxyz"

// idLength is the number of characters after the prefix.
const idLength = 26

// IDs makes ids: a prefix such as "bld_" and 26 lower-case Crockford base32 characters of a UUIDv7. Ids made later sort
// later, also within one millisecond. Safe for concurrent use.
type IDs struct {
	now    func() time.Time
	random io.Reader

	mu   sync.Mutex
	last uint64 // milliseconds and a 12-bit counter
}

// NewIDs takes the clock and the source of randomness; in production time.Now and crypto/rand.Reader.
func NewIDs(now func() time.Time, random io.Reader) *IDs {
	return &IDs{now: now, random: random}
}

// New gives the next id. It fails only when the source of randomness does.
func (g *IDs) New(prefix string) (string, error) {
	var tail [8]byte
	if _, err := io.ReadFull(g.random, tail[:]); err != nil {
		return "", fmt.Errorf("ident: reading randomness: %w", err)
	}
	g.mu.Lock()
	stamp := uint64(g.now().UnixMilli()) << 12
	if stamp <= g.last {
		stamp = g.last + 1
	}
	g.last = stamp
	g.mu.Unlock()
	return prefix + encode(uuid7(stamp, tail)), nil
}

// uuid7 lays out 48 bits of milliseconds, version 7, a 12-bit counter, the variant and 62 random bits.
func uuid7(stamp uint64, tail [8]byte) [16]byte {
	var u [16]byte
	binary.BigEndian.PutUint64(u[:8], stamp>>12<<16|7<<12|stamp&0xfff)
	copy(u[8:], tail[:])
	u[8] = u[8]&0x3f | 0x80
	return u
}

// encode writes 128 bits as 26 characters, the first of which carries only 3 bits.
func encode(u [16]byte) string {
	hi, lo := binary.BigEndian.Uint64(u[:8]), binary.BigEndian.Uint64(u[8:])
	var out [idLength]byte
	for i := idLength - 1; i >= 0; i-- {
		out[i] = crockford[lo&31]
		lo = lo>>5 | hi<<59
		hi >>= 5
	}
	return string(out[:])
}

// ValidID says whether id has this prefix and the shape of an id.
func ValidID(prefix, id string) bool {
	rest, ok := strings.CutPrefix(id, prefix)
	if !ok || len(rest) != idLength || rest[0] > '7' {
		return false
	}
	for i := range len(rest) {
		if strings.IndexByte(crockford, rest[i]) < 0 {
			return false
		}
	}
	return true
}
