package build

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/deploy"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/ident"
)

// Standalone is the folder inside a build's output that runs with `node server.js`.
const Standalone = "standalone"

// Deploy implements Builds.
func (s *Service) Deploy(ctx context.Context, sc Scope, p DeployParams) (Deployment, error) {
	if p.Target == "" {
		p.Target = TargetLocal
	}
	if p.Environment == "" {
		p.Environment = Production
	}
	if p.Environment != Production && p.Environment != Preview {
		return Deployment{}, fault.InvalidField("environment", "invalid_value", "must be production or preview")
	}
	if _, ok := s.Targets[p.Target]; !ok {
		return Deployment{}, fault.InvalidField("target", "invalid_value", "is not set up on this server; use local")
	}
	r, err := s.Store.Build(ctx, sc, p.BuildID)
	if err != nil {
		return Deployment{}, err
	}
	if r.Status != Completed || !r.Verified {
		return Deployment{}, fault.New(fault.BuildNotDeployable, "Only a completed build whose gates all passed can be deployed.").With("status", r.Status)
	}
	return s.queueDeployment(ctx, Deployment{ID: p.ID, AccountID: sc.AccountID, Livemode: sc.Livemode, ProjectID: r.ProjectID, BuildID: r.ID,
		Target: p.Target, Environment: p.Environment})
}

// Rollback implements Builds.
func (s *Service) Rollback(ctx context.Context, sc Scope, deploymentID, id string) (Deployment, error) {
	d, err := s.Store.Deployment(ctx, sc, deploymentID)
	if err != nil {
		return Deployment{}, err
	}
	if d.Status != DeployReady {
		return Deployment{}, fault.New(fault.BuildNotDeployable, "Only a deployment that is ready can be rolled back.").With("status", d.Status)
	}
	page := Page{Limit: 100, Before: d.ID}
	for {
		list, more, err := s.Store.Deployments(ctx, sc, d.ProjectID, page)
		if err != nil {
			return Deployment{}, err
		}
		for _, old := range list {
			if old.Environment == d.Environment && old.Target == d.Target && old.Status == DeployReady && old.BuildID != d.BuildID {
				return s.queueDeployment(ctx, Deployment{ID: id, AccountID: sc.AccountID, Livemode: sc.Livemode, ProjectID: d.ProjectID,
					BuildID: old.BuildID, Target: d.Target, Environment: d.Environment, RollbackOf: d.ID})
			}
		}
		if !more || len(list) == 0 {
			return Deployment{}, fault.New(fault.BuildNotDeployable, "There is no earlier deployment of another build to go back to.")
		}
		page.Before = list[len(list)-1].ID
	}
}

func (s *Service) queueDeployment(ctx context.Context, d Deployment) (Deployment, error) {
	if d.ID == "" {
		d.ID = ident.NewID(ident.DeploymentPrefix)
	}
	d.Status, d.CreatedAt = DeployQueued, s.Now()
	d.Steps = []DeployStep{{Status: DeployQueued, Message: "Waiting for a worker.", StartedAt: d.CreatedAt}}
	stored, _, err := s.Store.CreateDeployment(ctx, d)
	s.Wake()
	return stored, err
}

// Deployment implements Builds.
func (s *Service) Deployment(ctx context.Context, sc Scope, id string) (Deployment, error) {
	return s.Store.Deployment(ctx, sc, id)
}

// Deployments implements Builds.
func (s *Service) Deployments(ctx context.Context, sc Scope, projectID string, p Page) ([]Deployment, bool, error) {
	if _, err := s.Store.Project(ctx, sc, projectID); err != nil {
		return nil, false, err
	}
	return s.Store.Deployments(ctx, sc, projectID, p)
}

// step ends the step that is going on and begins the next.
func (d *Deployment) step(to DeployStatus, message string, now time.Time) {
	if n := len(d.Steps); n > 0 && d.Steps[n-1].CompletedAt == nil {
		d.Steps[n-1].CompletedAt = &now
	}
	d.Status = to
	st := DeployStep{Status: to, Message: message, StartedAt: now}
	if to.Ended() {
		st.CompletedAt = &now
	}
	d.Steps = append(d.Steps, st)
}

// runDeployment is a deployment's job: it asks the target, or in test mode walks the same steps without one.
func (s *Service) runDeployment(ctx context.Context, j durable.Job) error {
	fence := j.Fence()
	var d Deployment
	move := func(to DeployStatus, message string, more func(*Deployment)) error {
		var err error
		d, err = s.Store.UpdateDeployment(ctx, j.ID, &fence, func(d *Deployment) error {
			d.step(to, message, s.Now())
			if more != nil {
				more(d)
			}
			return nil
		})
		return err
	}
	fail := func(p Problem) error {
		return move(DeployFailed, p.Message, func(d *Deployment) { d.Error = &p })
	}
	if err := move(DeployProvisioning, "Making a place for the app.", nil); err != nil {
		return err
	}
	if j.Claims > MaxClaims {
		return fail(Problem{Code: "deployment_failed", Message: "The server went down again and again while it deployed this build."})
	}
	ready := func(url, message string) error {
		return move(DeployReady, message, func(d *Deployment) {
			now := s.Now()
			d.URL, d.Active, d.ReadyAt, d.Error = url, true, &now, nil
		})
	}
	if !d.Livemode {
		for _, st := range []DeployStatus{DeployMigrating, DeployUploading, DeployBuilding} {
			if err := move(st, "Simulated: test keys deploy nothing.", nil); err != nil {
				return err
			}
		}
		return ready("https://"+d.ID+".example.com", "Simulated: nothing is served at this address.")
	}
	r, err := s.request(ctx, d, func() error { return move(DeployBuilding, "The verified output is gone; building it again.", nil) })
	if err == nil {
		var url string
		if url, err = s.Targets[d.Target].Deploy(ctx, r, func(state, message string) {
			if err := move(DeployStatus(state), message, nil); err != nil && ctx.Err() == nil {
				s.Log.Warn("cannot store a deployment's step", "deployment", j.ID, "error", err)
			}
		}); err == nil {
			return ready(url, "The app answers.")
		}
	}
	if ctx.Err() != nil || errors.Is(err, durable.ErrLost) {
		return err
	}
	s.Log.Error("deployment failed", "deployment", j.ID, "build", d.BuildID, "error", err)
	p := Problem{Code: "deployment_failed", Message: "The app could not be started. What was served before still is. The server's log says why."}
	if f := (*fault.Error)(nil); errors.As(err, &f) {
		p = Problem{Code: string(f.Code), Message: f.Message, Details: f.Details}
	}
	return fail(p)
}

// request is what the target is asked, with the build's output in place; rebuild is called when it has to be made anew.
func (s *Service) request(ctx context.Context, d Deployment, rebuild func() error) (deploy.Request, error) {
	sp, err := s.Store.Spec(ctx, d.scope(), d.BuildID)
	if err != nil {
		return deploy.Request{}, err
	}
	req := deploy.Request{Place: d.place(), Deployment: d.ID, Name: sp.App.Name,
		Output: filepath.Join(s.outputDir(d.BuildID), Standalone)}
	if _, err := os.Stat(filepath.Join(req.Output, "server.js")); err == nil {
		return req, nil
	}
	if err := rebuild(); err != nil {
		return req, err
	}
	files, err := s.files(ctx, d.scope(), d.BuildID)
	if err != nil {
		return req, err
	}
	if s.Gates == nil {
		return req, errors.New("this server has no gates to build with")
	}
	out, err := s.newOutput(d.BuildID, 0)
	if err != nil {
		return req, err
	}
	defer out.drop()
	results, _, err := s.Gates.Run(ctx, GateTask{Files: files, Spec: sp, Only: []string{gate.Build}, Keep: out.dir}, func(gate.Result, bool) {})
	if err != nil {
		return req, err
	}
	for _, r := range results {
		if r.Gate == gate.Build && r.Status != gate.Passed {
			return req, fmt.Errorf("the build gate %s: %s", r.Status, r.Summary)
		}
	}
	return req, out.commit()
}

// Places are the names of all places that are to be served by a target now.
func (s *Service) Places(ctx context.Context, target string) ([]string, error) {
	active, err := s.Store.ActiveDeployments(ctx, target)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(active))
	for _, d := range active {
		names = append(names, d.place())
	}
	return names, nil
}

// SweepOutputs removes standalone outputs that are older than age and serve no deployment. One that is wanted again
// later (a rollback) is built again.
func (s *Service) SweepOutputs(ctx context.Context, target string, age time.Duration) error {
	active, err := s.Store.ActiveDeployments(ctx, target)
	if err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, d := range active {
		wanted[d.BuildID] = true
	}
	entries, err := os.ReadDir(s.Outputs)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		info, ierr := e.Info()
		if wanted[e.Name()] || strings.HasSuffix(e.Name(), keptSuffix) || ierr != nil || s.Now().Sub(info.ModTime()) < age {
			continue
		}
		err = errors.Join(err, os.RemoveAll(filepath.Join(s.Outputs, e.Name())))
	}
	return err
}

// place is the name of what stays the same from one deployment to the next.
func (d *Deployment) place() string { return d.ProjectID + "-" + d.Environment }

func (d *Deployment) scope() Scope { return Scope{AccountID: d.AccountID, Livemode: d.Livemode} }

// Serving are the requests of all live deployments to a target that are to be served now, for a server that starts.
// One whose output is gone is left out, with a line in the log.
func (s *Service) Serving(ctx context.Context, target string) ([]deploy.Request, error) {
	active, err := s.Store.ActiveDeployments(ctx, target)
	if err != nil {
		return nil, err
	}
	var list []deploy.Request
	for _, d := range active {
		if !d.Livemode {
			continue
		}
		r, err := s.request(ctx, d, func() error { return errors.New("its output is gone; deploy the build again") })
		if err != nil {
			s.Log.Error("cannot serve a deployment again", "deployment", d.ID, "error", err)
			continue
		}
		list = append(list, r)
	}
	return list, nil
}
