// Package draft holds what an engine proposes: a file that does not exist yet.
package draft

// Draft is one proposed file. Path is relative, slash-separated, clean, and stays inside the app; Data is its content.
type Draft struct {
	Path string
	Data []byte
}
