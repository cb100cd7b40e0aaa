package httpapi

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

// heartbeat is how often a comment keeps a quiet stream open through proxies.
const heartbeat = 15 * time.Second

type eventView struct {
	BuildID   string          `json:"build_id"`
	Seq       int64           `json:"seq"`
	Type      build.EventType `json:"type"`
	Data      any             `json:"data"`
	CreatedAt time.Time       `json:"created_at"`
}

// streamBuildEvents sends a build's events until it has ended, the client goes away or the server drains.
func streamBuildEvents(c *call) (answer, error) {
	after := int64(0)
	if last := c.r.Header.Get("Last-Event-ID"); last != "" {
		n, err := strconv.ParseInt(last, 10, 64)
		if err != nil || n < 0 {
			return answer{}, fault.InvalidField("Last-Event-ID", "invalid_format", "Send the id of the last event that you saw, a whole number, or leave the header out to start from the first.")
		}
		after = n
	}
	ctx, cancel := context.WithCancel(c.ctx())
	defer cancel()
	defer context.AfterFunc(c.gone, cancel)()
	stream, err := c.Builds.Events(ctx, c.scope(), c.r.PathValue("build_id"), after)
	if err != nil {
		return answer{}, err
	}
	rc := http.NewResponseController(c.w)
	// The stream outlives the server's time limits for requests. A writer that cannot do this has none.
	_ = rc.SetWriteDeadline(time.Time{})
	_ = rc.SetReadDeadline(time.Time{})
	h := c.w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	h.Set("X-Content-Type-Options", "nosniff")
	if c.r.Method == http.MethodHead {
		c.w.WriteHeader(http.StatusOK)
		return answer{}, nil
	}

	type next struct {
		event build.Event
		err   error
	}
	events := make(chan next)
	go func() {
		for {
			e, err := stream.Next(ctx)
			select {
			case events <- next{e, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	tick := time.NewTicker(heartbeat)
	defer tick.Stop()
	out := bytes.NewBufferString("retry: 2000\n\n")
	for {
		if _, err := c.w.Write(out.Bytes()); err != nil {
			return answer{}, nil // the client went away
		}
		if err := rc.Flush(); err != nil {
			return answer{}, nil
		}
		out.Reset()
		select {
		case <-ctx.Done():
			return answer{}, nil
		case <-tick.C:
			out.WriteString(": still here\n\n")
		case n := <-events:
			switch {
			case errors.Is(n.err, io.EOF) || n.err != nil && ctx.Err() != nil:
				return answer{}, nil
			case n.err != nil:
				// The stream has begun, so the status is out: the client reconnects and goes on after its last id.
				c.Logger.Error("an event stream broke", "request_id", h.Get("X-Request-Id"), "error", n.err)
				return answer{}, nil
			}
			if err := writeEvent(out, n.event); err != nil {
				c.Logger.Error("an event cannot be written", "build", n.event.BuildID, "seq", n.event.Seq, "error", err)
				return answer{}, nil
			}
		}
	}
}

func writeEvent(out *bytes.Buffer, e build.Event) error {
	out.WriteString("id: " + strconv.FormatInt(e.Seq, 10) + "\nevent: " + string(e.Type) + "\ndata: ")
	if err := encode(out, eventView{e.BuildID, e.Seq, e.Type, e.Data, e.At.UTC()}); err != nil {
		return err
	}
	out.WriteString("\n\n")
	return nil
}
