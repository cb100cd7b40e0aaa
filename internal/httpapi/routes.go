package httpapi

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/skycot/skycot/internal/ident"
)

// The flow of a request, which admit, decode and the services follow in this order:
//
//	Bearer key ─▶ account ─▶ tier ─▶ limits ─▶ decode ─▶ service ─▶ store
//	  401          401        403      429       400       404/409/…

// needs says who may call a route.
type needs int

const (
	anyone   needs = iota // no key; limited by client address
	probes                // no key, no limit: load balancers ask often
	key                   // a key of a tier with the API
	deployer              // a key of a tier that may deploy
)

// route is one operation of the contract and what answers it.
type route struct {
	operation string
	needs     needs
	makes     string // prefix of the id of what a POST makes, so that it makes it once
	handle    func(*call) (answer, error)
}

// routes are all of them, in the order of the contract.
var routes = []route{
	{"createProject", key, ident.ProjectPrefix, createProject},
	{"listProjects", key, "", listProjects},
	{"getProject", key, "", keeping(getProject)},
	{"updateProject", key, "", updateProject},
	{"deleteProject", key, "", deleteProject},
	{"listBuilds", key, "", listBuilds},
	{"createBuild", key, ident.BuildPrefix, createBuild},
	{"estimateBuild", key, "", estimateBuild},
	{"getProjectFile", key, "", getProjectFile},
	{"putProjectFile", key, "", putProjectFile},
	{"withdrawProjectFile", key, "", withdrawProjectFile},
	{"listDeployments", key, "", listDeployments},
	{"getBuild", key, "", keeping(getBuild)},
	{"cancelBuild", key, "", cancelBuild},
	{"resumeBuild", key, "", resumeBuild},
	{"restoreBuild", key, ident.BuildPrefix, restoreBuild},
	{"streamBuildEvents", key, "", streamBuildEvents},
	{"listFiles", key, "", listFiles},
	{"getFile", key, "", getFile},
	{"downloadBuild", key, "", downloadBuild},
	{"getBuildSpec", key, "", getBuildSpec},
	{"getBuildReport", key, "", getBuildReport},
	{"listScreenshots", key, "", listScreenshots},
	{"getScreenshot", key, "", getScreenshot},
	{"getBuildDiff", key, "", getBuildDiff},
	{"deployBuild", deployer, ident.DeploymentPrefix, deployBuild},
	{"getDeployment", key, "", getDeployment},
	{"rollbackDeployment", deployer, ident.DeploymentPrefix, rollbackDeployment},
	{"getUsage", key, "", getUsage},
	{"listArchetypes", key, "", listArchetypes},
	{"listIntegrations", key, "", listIntegrations},
	{"getContract", anyone, "", getContract},
	{"getDocs", anyone, "", getDocs},
	{"getHealth", probes, "", getHealth},
	{"getReadiness", probes, "", getReadiness},
}

// route puts the routes on the mux, and fails unless they are exactly the contract's operations.
func (s *Server) route() error {
	left := map[string]bool{}
	for id := range s.contract.operations {
		left[id] = true
	}
	for _, rt := range routes {
		op := s.contract.operations[rt.operation]
		if op == nil {
			return fmt.Errorf("route %s is not in the contract", rt.operation)
		}
		delete(left, rt.operation)
		// A file's path may hold slashes.
		pattern := op.method + " " + strings.Replace(op.path, "{path}", "{path...}", 1)
		h := s.handler(rt, op)
		s.mux.Handle(pattern, h)
		s.probe.Handle(pattern, h)
	}
	for id := range left {
		return fmt.Errorf("operation %s of the contract has no route", id)
	}
	s.mux.HandleFunc("/", s.notFound)
	return nil
}

// handler is the flow, for one route.
func (s *Server) handler(rt route, op *operation) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &call{Server: s, w: w, r: r, route: rt, op: op}
		a, err := c.flow()
		if err != nil {
			s.writeError(w, r, err)
			return
		}
		a.write(c)
	})
}

func (c *call) flow() (answer, error) {
	if err := c.admit(c.route.needs); err != nil {
		return answer{}, err
	}
	if err := c.decode(); err != nil {
		return answer{}, err
	}
	if c.r.Method == http.MethodPost {
		return c.once()
	}
	return c.route.handle(c)
}
