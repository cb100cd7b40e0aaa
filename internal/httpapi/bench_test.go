package httpapi

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/skycot/skycot/internal/account"
)

// BenchmarkGetProject is one GET /projects/:id without the network: key, limits, store, JSON. `make bench` measures the
// server as users meet it.
func BenchmarkGetProject(b *testing.B) {
	for name, finished := range map[string]bool{"fresh": false, "with a build": true} {
		b.Run(name, func(b *testing.B) {
			p := newPlatform(b)
			c := p.customer("enterprise", true)
			million := 1_000_000
			_, err := p.accounts.Update(b.Context(), c.account.ID, account.Update{RequestsPerMinute: &million})
			must(b, err)
			project := c.newProject()
			if finished {
				project, _ = c.finished()
			}
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequest(http.MethodGet, Base+"/projects/"+project, nil)
				r.Header.Set("Authorization", "Bearer "+c.key)
				w := httptest.NewRecorder()
				p.server.ServeHTTP(w, r)
				if w.Code != http.StatusOK && w.Code != http.StatusTooManyRequests {
					b.Fatalf("%d %s", w.Code, w.Body)
				}
			}
		})
	}
}
