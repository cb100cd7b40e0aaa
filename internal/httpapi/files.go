package httpapi

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

func listFiles(c *call) (answer, error) {
	id := c.r.PathValue("build_id")
	kind := "files/" + id
	after, err := c.cursor(kind)
	if err != nil {
		return answer{}, err
	}
	l, err := c.Builds.Files(c.ctx(), c.scope(), id, after, c.limit())
	if err != nil {
		return answer{}, err
	}
	last := lastID(l.Files, func(f build.File) string { return f.Path })
	return answer{status: http.StatusOK, body: fileListView{full(l.Files), l.TotalSize, l.More, newCursor(kind, last, l.More)}}, nil
}

func getFile(c *call) (answer, error) {
	f, content, err := c.Builds.File(c.ctx(), c.scope(), c.r.PathValue("build_id"), c.r.PathValue("path"))
	if err != nil {
		return answer{}, err
	}
	asInert(c)
	return c.serve(content, f.Type, "inline")
}

func downloadBuild(c *call) (answer, error) {
	content, err := c.Builds.Download(c.ctx(), c.scope(), c.r.PathValue("build_id"))
	if err != nil {
		return answer{}, err
	}
	return c.serve(content, content.Type, "attachment")
}

// serve sends content whole, in ranges or not at all, as the request's headers ask. It closes content.
func (c *call) serve(content build.Content, mediaType, disposition string) (answer, error) {
	defer content.Close()
	h := c.w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": content.Name}))
	// no-cache keeps a copy and asks each time: cheap, by the tag, and right while a build may still be resumed.
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Etag", `"`+content.SHA256+`"`)
	// A large ZIP to a slow client takes longer than a request may.
	_ = http.NewResponseController(c.w).SetWriteDeadline(time.Time{})
	out := &rangeWriter{ResponseWriter: c.w}
	http.ServeContent(out, c.r, "", time.Time{}, content)
	switch {
	case out.refused == http.StatusRequestedRangeNotSatisfiable:
		return answer{}, fault.New(fault.RangeNotSatisfiable, "The range lies outside the content. Ask for bytes below size.").With("size", content.Size)
	case out.refused == http.StatusPreconditionFailed:
		return answer{}, fault.New(fault.PreconditionFailed, "The content is not the one that If-Match names. Get it again.")
	case out.refused != 0:
		return answer{}, errors.New("the content could not be read")
	}
	return answer{}, nil
}

// rangeWriter holds back the plain-text errors of http.ServeContent, so that they can be sent in our shape.
type rangeWriter struct {
	http.ResponseWriter
	refused int
}

func (w *rangeWriter) WriteHeader(status int) {
	if status >= 400 {
		w.refused = status
		return
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *rangeWriter) Write(b []byte) (int, error) {
	if w.refused != 0 {
		return len(b), nil
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *rangeWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func getBuildSpec(c *call) (answer, error) {
	s, err := c.Builds.Spec(c.ctx(), c.scope(), c.r.PathValue("build_id"))
	if err != nil {
		return answer{}, err
	}
	return resource(s), nil
}

func getBuildReport(c *call) (answer, error) {
	r, err := c.Builds.Report(c.ctx(), c.scope(), c.r.PathValue("build_id"))
	if err != nil {
		return answer{}, err
	}
	if c.r.URL.Query().Get("format") == "sarif" {
		text, err := r.SARIF()
		if err != nil {
			return answer{}, err
		}
		return answer{status: http.StatusOK, header: map[string]string{"Content-Type": "application/sarif+json"}, encoded: text}, nil
	}
	return resource(r), nil
}

// screenshotView is one picture of a list.
type screenshotView struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	As    string `json:"as"`
	Width int    `json:"width"`
	Size  int64  `json:"size"`
	URL   string `json:"url"`
}

func listScreenshots(c *call) (answer, error) {
	id := c.r.PathValue("build_id")
	list, err := c.Builds.Screenshots(c.ctx(), c.scope(), id)
	if err != nil {
		return answer{}, err
	}
	views := make([]screenshotView, 0, len(list))
	for _, x := range list {
		views = append(views, screenshotView{x.Name, x.Path, x.As, x.Width, x.Size, buildPath(id) + "/screenshots/" + url.PathEscape(x.Name)})
	}
	return resource(struct {
		Data []screenshotView `json:"data"`
	}{views}), nil
}

func getScreenshot(c *call) (answer, error) {
	content, err := c.Builds.Screenshot(c.ctx(), c.scope(), c.r.PathValue("build_id"), c.r.PathValue("name"))
	if err != nil {
		return answer{}, err
	}
	return c.serve(content, content.Type, "inline")
}

func getBuildDiff(c *call) (answer, error) {
	diff, err := c.Builds.Diff(c.ctx(), c.scope(), c.r.PathValue("build_id"), strings.TrimSpace(c.r.URL.Query().Get("base")))
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusOK, header: map[string]string{"Content-Type": "text/x-diff; charset=utf-8"}, encoded: []byte(diff)}, nil
}
