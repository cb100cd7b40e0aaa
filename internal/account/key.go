package account

import (
	"crypto/rand"
	"crypto/sha256"
	"hash/crc32"
	"math/big"
	"strings"
	"time"
)

// Prefixes of API keys: which data a key sees.
const (
	LivePrefix = "sk_live_"
	TestPrefix = "sk_test_"
)

const (
	base62       = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	randomLength = 34 // 202 bits
	sumLength    = 6  // a CRC-32 in base62
	bodyLength   = randomLength + sumLength
)

// Key is an API key as it is kept and shown: never the key itself.
type Key struct {
	ID        string
	AccountID string
	Livemode  bool
	Name      string
	Last4     string // the last four characters of the key
	CreatedAt time.Time
	UsedAt    *time.Time // coarse: at most once a minute
	RevokedAt *time.Time // nil while the key is active
}

// Prefix is the key's prefix, by its mode.
func (k Key) Prefix() string {
	if k.Livemode {
		return LivePrefix
	}
	return TestPrefix
}

// Hash is what is kept of a key: its SHA-256.
type Hash [sha256.Size]byte

// newSecret makes the text of a new key.
func newSecret(livemode bool) string {
	prefix := Key{Livemode: livemode}.Prefix()
	var b strings.Builder
	b.WriteString(prefix)
	for range randomLength {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(base62))))
		if err != nil {
			panic("account: the system has no randomness: " + err.Error())
		}
		b.WriteByte(base62[n.Int64()])
	}
	return b.String() + checksum(b.String())
}

// checksum is the CRC-32 of the key so far in six base62 digits, so that a mistyped key is refused without a read.
func checksum(s string) string {
	sum := crc32.ChecksumIEEE([]byte(s))
	var out [sumLength]byte
	for i := sumLength - 1; i >= 0; i-- {
		out[i] = base62[sum%62]
		sum /= 62
	}
	return string(out[:])
}

// WellFormed reports whether s has the shape and the checksum of a key. It says nothing about whether it exists.
func WellFormed(s string) bool {
	if len(s) != len(LivePrefix)+bodyLength || !strings.HasPrefix(s, LivePrefix) && !strings.HasPrefix(s, TestPrefix) {
		return false
	}
	for i := len(LivePrefix); i < len(s); i++ {
		if c := s[i]; (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return false
		}
	}
	at := len(s) - sumLength
	return checksum(s[:at]) == s[at:]
}

func hashOf(secret string) Hash { return sha256.Sum256([]byte(secret)) }
