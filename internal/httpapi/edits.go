package httpapi

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

func getProjectFile(c *call) (answer, error) {
	f, content, err := c.Builds.ProjectFile(c.ctx(), c.scope(), c.r.PathValue("project_id"), c.r.PathValue("path"))
	if err != nil {
		return answer{}, err
	}
	asInert(c)
	return c.serve(content, f.Type, "inline")
}

// asInert sends headers that keep a browser from running a file in this origin.
func asInert(c *call) {
	h := c.w.Header()
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}

// projectFileView is a person's file as it was stored.
type projectFileView struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	Type   string `json:"type"`
	SHA256 string `json:"sha256"`
}

func putProjectFile(c *call) (answer, error) {
	if e := c.r.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return answer{}, fault.New(fault.UnsupportedMediaType, "Send the file as it is, without Content-Encoding.").With("content_encoding", e)
	}
	tooLarge := fault.Newf(fault.BodyTooLarge, "A file may have up to %d bytes.", build.MaxEdit).With("limit_bytes", build.MaxEdit)
	if c.r.ContentLength > build.MaxEdit {
		return answer{}, tooLarge
	}
	data, err := io.ReadAll(http.MaxBytesReader(c.w, c.r.Body, build.MaxEdit))
	var tooMany *http.MaxBytesError
	if errors.As(err, &tooMany) {
		return answer{}, tooLarge
	}
	if err != nil {
		return answer{}, fault.New(fault.InvalidRequest, "The body was cut off. Send it again.").Because(err)
	}
	f, created, err := c.Builds.PutFile(c.ctx(), c.scope(), c.r.PathValue("project_id"), c.r.PathValue("path"), data, c.conditions())
	if err != nil {
		return answer{}, err
	}
	status := http.StatusOK
	if created {
		status = http.StatusCreated
	}
	return answer{status: status, header: map[string]string{"ETag": `"` + f.SHA256 + `"`}, body: projectFileView{f.Path, f.Size, f.Type, f.SHA256}}, nil
}

func withdrawProjectFile(c *call) (answer, error) {
	if err := c.Builds.WithdrawFile(c.ctx(), c.scope(), c.r.PathValue("project_id"), c.r.PathValue("path"), c.conditions()); err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusNoContent}, nil
}

// conditions reads If-Match and If-None-Match of a request that changes a file. A tag that is not a strong one matches no file.
func (c *call) conditions() build.Conditions {
	var out build.Conditions
	for _, line := range c.r.Header["If-Match"] {
		for part := range strings.SplitSeq(line, ",") {
			out.SHA256 = append(out.SHA256, strings.Trim(strings.TrimSpace(part), `"`))
		}
	}
	out.Absent = strings.TrimSpace(c.r.Header.Get("If-None-Match")) == "*"
	return out
}

func restoreBuild(c *call) (answer, error) {
	b, err := c.Builds.Restore(c.ctx(), c.scope(), c.r.PathValue("build_id"), c.newID, c.caller.Tier.Limits(c.caller.Account).ConcurrentBuilds)
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusAccepted, header: map[string]string{"Location": buildPath(b.ID), "Retry-After": "1"}, body: viewBuild(b)}, nil
}
