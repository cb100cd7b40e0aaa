package httpapi

import (
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"strconv"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

const defaultLimit = 20

// list is a page of anything.
type list[T any] struct {
	Data       []T     `json:"data"`
	HasMore    bool    `json:"has_more"`
	NextCursor *string `json:"next_cursor"`
}

// limit returns ?limit=, which the contract has checked.
func (c *call) limit() int {
	if n, err := strconv.Atoi(c.r.URL.Query().Get("limit")); err == nil {
		return n
	}
	return defaultLimit
}

// page returns what part of a list is asked for. kind is the operation and whatever else the order depends on: a cursor
// of another list is invalid_cursor.
func (c *call) page(kind string) (build.Page, error) {
	after, err := c.cursor(kind)
	return build.Page{Limit: c.limit(), Before: after}, err
}

// cursor returns the position that ?cursor= holds, "" for the start.
func (c *call) cursor(kind string) (string, error) {
	text := c.r.URL.Query().Get("cursor")
	if text == "" {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err == nil && len(raw) > crc32.Size && cursorSum(kind, raw[crc32.Size:]) == binary.BigEndian.Uint32(raw) {
		return string(raw[crc32.Size:]), nil
	}
	return "", fault.New(fault.InvalidCursor, "This cursor is not of this list. Send next_cursor of the page before as it was, with the same filters, or start again without one.")
}

// newCursor makes the cursor after a position, nil when there is no next page.
func newCursor(kind, position string, more bool) *string {
	if !more {
		return nil
	}
	raw := binary.BigEndian.AppendUint32(nil, cursorSum(kind, []byte(position)))
	s := base64.RawURLEncoding.EncodeToString(append(raw, position...))
	return &s
}

// cursorSum ties a position to its list, so that a mistyped cursor or one of another list is noticed. It is no secret:
// a cursor made by hand shows nothing that the list would not.
func cursorSum(kind string, position []byte) uint32 {
	return crc32.ChecksumIEEE(append([]byte(kind+"\n"), position...))
}
