package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

func deploymentPath(id string) string { return Base + "/deployments/" + id }

func queued(d build.Deployment) answer {
	return answer{
		status: http.StatusAccepted,
		header: map[string]string{"Location": deploymentPath(d.ID), "Retry-After": "1"},
		body:   deploymentQueuedView{d.ID, build.DeployQueued, deploymentPath(d.ID), d.Livemode},
	}
}

func deployBuild(c *call) (answer, error) {
	in, err := into[struct {
		Target      string `json:"target"`
		Environment string `json:"environment"`
	}](c)
	if err != nil {
		return answer{}, err
	}
	if in.Target == "" {
		in.Target = c.DeployTargets[0]
	}
	if in.Environment == "" {
		in.Environment = build.Production
	}
	if !slices.Contains(c.DeployTargets, in.Target) {
		return answer{}, fault.InvalidField("target", "invalid_value", fmt.Sprintf("This server has no credentials for %q. Use one of: %s.", in.Target, strings.Join(c.DeployTargets, ", ")))
	}
	d, err := c.Builds.Deploy(c.ctx(), c.scope(), build.DeployParams{ID: c.newID, BuildID: c.r.PathValue("build_id"), Target: in.Target, Environment: in.Environment})
	if err != nil {
		return answer{}, err
	}
	return queued(d), nil
}

func rollbackDeployment(c *call) (answer, error) {
	d, err := c.Builds.Rollback(c.ctx(), c.scope(), c.r.PathValue("deployment_id"), c.newID)
	if err != nil {
		return answer{}, err
	}
	return queued(d), nil
}

func getDeployment(c *call) (answer, error) {
	d, err := c.Builds.Deployment(c.ctx(), c.scope(), c.r.PathValue("deployment_id"))
	if err != nil {
		return answer{}, err
	}
	return resource(viewDeployment(d)), nil
}

func listDeployments(c *call) (answer, error) {
	id := c.r.PathValue("project_id")
	kind := "deployments/" + id
	page, err := c.page(kind)
	if err != nil {
		return answer{}, err
	}
	if _, err := c.Projects.Get(c.ctx(), c.scope(), id); err != nil {
		return answer{}, err
	}
	rows, more, err := c.Builds.Deployments(c.ctx(), c.scope(), id, page)
	if err != nil {
		return answer{}, err
	}
	last := lastID(rows, func(d build.Deployment) string { return d.ID })
	return answer{status: http.StatusOK, body: list[deploymentView]{each(rows, viewDeployment), more, newCursor(kind, last, more)}}, nil
}
