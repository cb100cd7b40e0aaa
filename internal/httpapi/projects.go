package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sort"
	"strconv"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/project"
)

// historyLength is how many builds and deployments a project shows of itself.
const historyLength = 20

// unknownSlugs finds archetypes and integrations that the catalogue does not have.
func unknownSlugs(body map[string]any) []fault.Issue {
	var out []fault.Issue
	if slug, ok := body["archetype_hint"].(string); ok && !catalogue.KnownArchetype(slug) {
		out = append(out, fault.Issue{Path: []any{"archetype_hint"}, Code: "invalid_value",
			Message: fmt.Sprintf("Invalid option: there is no archetype %q. GET %s/archetypes lists them; leave it out to let the description decide.", slug, Base)})
	}
	slugs, _ := body["integrations"].([]any)
	for i, v := range slugs {
		if slug, ok := v.(string); ok && slug != "" && !catalogue.KnownIntegration(slug) {
			out = append(out, fault.Issue{Path: []any{"integrations", i}, Code: "invalid_value",
				Message: fmt.Sprintf("Invalid option: there is no integration %q. GET %s/integrations lists them.", slug, Base)})
		}
	}
	return out
}

// into decodes the body, which the contract has checked, into T.
func into[T any](c *call) (T, error) {
	var v T
	if len(c.raw) == 0 {
		return v, nil
	}
	err := json.Unmarshal(c.raw, &v)
	return v, err
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func projectPath(id string) string { return Base + "/projects/" + id }

func createProject(c *call) (answer, error) {
	in, err := into[struct {
		Name          string  `json:"name"`
		Description   string  `json:"description"`
		ArchetypeHint *string `json:"archetype_hint"`
	}](c)
	if err != nil {
		return answer{}, err
	}
	hint := ""
	if in.ArchetypeHint != nil {
		hint = *in.ArchetypeHint
	}
	if err := c.allowArchetype(hint); err != nil {
		return answer{}, err
	}
	p, err := c.Projects.Create(c.ctx(), c.scope(), project.Params{ID: c.newID, Name: in.Name, Description: in.Description, ArchetypeHint: hint})
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusCreated, header: map[string]string{"Location": projectPath(p.ID)}, body: viewProject(p)}, nil
}

func listProjects(c *call) (answer, error) {
	q := c.r.URL.Query()
	f := project.Filter{Status: project.Status(q.Get("status")), Archetype: q.Get("archetype")}
	kind := "projects/" + string(f.Status) + "/" + f.Archetype
	page, err := c.page(kind)
	if err != nil {
		return answer{}, err
	}
	rows, more, err := c.Projects.List(c.ctx(), c.scope(), f, page)
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusOK, body: list[projectView]{each(rows, viewProject), more, newCursor(kind, lastID(rows, func(p project.Project) string { return p.ID }), more)}}, nil
}

// lastID returns the id of the last row of a page.
func lastID[T any](rows []T, id func(T) string) string {
	if len(rows) == 0 {
		return ""
	}
	return id(rows[len(rows)-1])
}

func getProject(c *call) (answer, error) {
	p, err := c.Projects.Get(c.ctx(), c.scope(), c.r.PathValue("project_id"))
	if err != nil {
		return answer{}, err
	}
	return c.projectDetail(p)
}

// projectDetail answers with the project and its history. Its tag begins with the version, which If-Match looks at.
func (c *call) projectDetail(p project.Project) (answer, error) {
	at := projectPath(p.ID)
	v := projectDetailView{projectView: viewProject(p), Builds: []buildSummaryView{}, BuildsURL: at + "/builds",
		Deployments: []deploymentView{}, DeploymentsURL: at + "/deployments"}
	if p.Status != project.Created {
		runs, err := c.Projects.Runs(c.ctx(), c.scope(), p.ID, historyLength)
		if err != nil {
			return answer{}, err
		}
		v.Builds = each(runs, func(r project.Run) buildSummaryView {
			return buildSummaryView{r.ID, p.Livemode, r.Number, r.Status, r.Progress, r.CreatedAt, r.StartedAt, r.CompletedAt, buildPath(r.ID)}
		})
		if len(runs) > 0 {
			b, err := c.Builds.Get(c.ctx(), c.scope(), runs[0].ID)
			if err != nil {
				return answer{}, err
			}
			latest := viewBuild(b)
			v.LatestBuild = &latest
		}
		deployments, _, err := c.Builds.Deployments(c.ctx(), c.scope(), p.ID, build.Page{Limit: historyLength})
		if err != nil {
			return answer{}, err
		}
		v.Deployments = each(deployments, viewDeployment)
	}
	a := resource(v)
	a.tag = version(p)
	return a, nil
}

func version(p project.Project) string { return strconv.FormatInt(p.Version, 10) }

func updateProject(c *call) (answer, error) {
	in, err := into[struct {
		Name        *string `json:"name"`
		Description *string `json:"description"`
	}](c)
	if err != nil {
		return answer{}, err
	}
	p, err := c.Projects.Update(c.ctx(), c.scope(), c.r.PathValue("project_id"), in.Name, in.Description, func(p project.Project) error {
		return ifMatch(c.r, version(p))
	})
	if err != nil {
		return answer{}, err
	}
	return c.projectDetail(p)
}

func deleteProject(c *call) (answer, error) {
	id := c.r.PathValue("project_id")
	p, err := c.Projects.Get(c.ctx(), c.scope(), id)
	if err != nil {
		return answer{}, err
	}
	if err := ifMatch(c.r, version(p)); err != nil {
		return answer{}, err
	}
	// Running builds are stopped first: afterwards nobody could see them.
	for page := (build.Page{Limit: 100}); p.Status == project.Building; {
		builds, more, err := c.Builds.List(c.ctx(), c.scope(), id, page)
		if err != nil {
			return answer{}, err
		}
		for _, b := range builds {
			if page.Before = b.ID; b.Status.Ended() {
				continue
			}
			if _, err := c.Builds.Cancel(c.ctx(), c.scope(), b.ID); err != nil {
				return answer{}, err
			}
		}
		if !more {
			break
		}
	}
	err = c.Projects.Delete(c.ctx(), c.scope(), id, func(p project.Project) error { return ifMatch(c.r, version(p)) })
	return answer{status: http.StatusNoContent}, err
}
