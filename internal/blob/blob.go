// Package blob keeps the bytes that are too large for rows: what sessions wrote and the sealed ZIPs.
//
// Keys are written once and never changed, so readers need no locks: a new attempt writes a new key and a
// transaction elsewhere says which one counts. Store is the seam; Suite (package blobtest) is what each store must pass.
package blob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	"gocloud.dev/gcerrors"
)

// ErrNotFound says that there is nothing under the key.
var ErrNotFound = errors.New("blob: not found")

// Store holds blobs by key. Keys are slash-separated paths. Safe for concurrent use.
type Store interface {
	// Put stores data under key; whole or not at all, also through a crash. Putting the same bytes again is fine.
	Put(ctx context.Context, key string, data []byte) error
	// Get returns n bytes from offset (n < 0: to the end); ErrNotFound if there is no such key.
	Get(ctx context.Context, key string, offset, n int64) ([]byte, error)
	// Open returns a reader over the whole blob that can seek; ErrNotFound if there is no such key.
	Open(ctx context.Context, key string) (io.ReadSeekCloser, error)
	// List returns all keys that start with prefix, sorted.
	List(ctx context.Context, prefix string) ([]string, error)
	// Delete removes a key; a key that is not there is no error.
	Delete(ctx context.Context, key string) error
	Close() error
}

// OpenDir opens a store in a folder, which is made if it does not exist.
func OpenDir(dir string) (Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	// No temp folder elsewhere: a rename across file systems fails. No attribute files: keys say it all.
	b, err := fileblob.OpenBucket(dir, &fileblob.Options{CreateDir: true, NoTempDir: true, Metadata: fileblob.MetadataDontWrite})
	if err != nil {
		return nil, fmt.Errorf("open the blob folder %s: %w", (&url.URL{Path: dir}).Path, err)
	}
	return &bucket{b}, nil
}

type bucket struct{ b *blob.Bucket }

func (s *bucket) Put(ctx context.Context, key string, data []byte) error {
	// Without a content type the library reads the data to guess one.
	return wrap(key, s.b.WriteAll(ctx, key, data, &blob.WriterOptions{ContentType: "application/octet-stream"}))
}

func (s *bucket) Get(ctx context.Context, key string, offset, n int64) ([]byte, error) {
	r, err := s.b.NewRangeReader(ctx, key, offset, n, nil)
	if err != nil {
		return nil, wrap(key, err)
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(r)
	return data, wrap(key, err)
}

func (s *bucket) Open(ctx context.Context, key string) (io.ReadSeekCloser, error) {
	r, err := s.b.NewReader(ctx, key, nil)
	if err != nil {
		return nil, wrap(key, err)
	}
	return r, nil
}

func (s *bucket) List(ctx context.Context, prefix string) ([]string, error) {
	var keys []string
	it := s.b.List(&blob.ListOptions{Prefix: prefix})
	for {
		o, err := it.Next(ctx)
		if errors.Is(err, io.EOF) {
			return keys, nil
		}
		if err != nil {
			return nil, wrap(prefix, err)
		}
		keys = append(keys, o.Key)
	}
}

func (s *bucket) Delete(ctx context.Context, key string) error {
	err := s.b.Delete(ctx, key)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil
	}
	return wrap(key, err)
}

func (s *bucket) Close() error { return s.b.Close() }

func wrap(key string, err error) error {
	switch {
	case err == nil:
		return nil
	case gcerrors.Code(err) == gcerrors.NotFound:
		return fmt.Errorf("%w: %s", ErrNotFound, key)
	}
	return fmt.Errorf("blob %s: %w", key, err)
}
