package build_test

import (
	"io"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/gate"
)

func (h *harness) read(t *testing.T, id, path string) string {
	t.Helper()
	_, c, err := h.service.File(t.Context(), h.scope, id, path)
	must(t, err)
	data, err := io.ReadAll(c)
	must(t, err)
	return string(data)
}

// TestPeoplesChangesStay walks a change through three builds, with the real compiler.
func TestPeoplesChangesStay(t *testing.T) {
	h := broken(t, nil, &readers{flaky: map[string]int{}})
	h.work(h.worker)
	_, _, err := h.service.PutFile(t.Context(), h.scope, h.project, "README.md", []byte("x"), build.Conditions{})
	wantCode(t, err, fault.BuildNotFinished)
	first, _ := h.finish(h.create(build.CreateParams{}).ID)
	const page, own = "src/features/task/queries.ts", "src/features/task/note.ts"
	before := h.read(t, first.ID, page)
	changed := before + "// a person was here\n"
	f, created, err := h.service.PutFile(t.Context(), h.scope, h.project, page, []byte(changed), build.Conditions{})
	must(t, err)
	if created || f.Size != int64(len(changed)) {
		t.Errorf("stored %+v, created %v", f, created)
	}
	_, _, err = h.service.PutFile(t.Context(), h.scope, h.project, page, []byte("x"), build.Conditions{SHA256: []string{strings.Repeat("0", 64)}})
	wantCode(t, err, fault.PreconditionFailed)
	_, created, err = h.service.PutFile(t.Context(), h.scope, h.project, own, []byte("export const note = 1;\n"), build.Conditions{Absent: true})
	must(t, err)
	if !created {
		t.Error("a new file was not called new")
	}
	_, _, err = h.service.PutFile(t.Context(), h.scope, h.project, own, []byte("x"), build.Conditions{Absent: true})
	wantCode(t, err, fault.PreconditionFailed)
	tagline := strings.Replace(h.read(t, first.ID, "README.md"), tasks(t).App.Description, "My own words.", 1)
	_, _, err = h.service.PutFile(t.Context(), h.scope, h.project, "README.md", []byte(tagline), build.Conditions{})
	must(t, err)

	second, _ := h.finish(h.create(build.CreateParams{Requirements: "again"}).ID)
	if second.Status != build.Completed {
		t.Fatalf("ended as %s: %+v", second.Status, second.Error)
	}
	for _, s := range second.Sessions {
		if s.Name == "feature-task" && s.Status != build.SessionSkipped {
			t.Errorf("the session of a changed file is %s although the engine would write the same", s.Status)
		}
	}
	if got := h.read(t, second.ID, page); got != changed {
		t.Errorf("the change is lost:\n%s", got[max(0, len(got)-200):])
	}
	if got := h.read(t, second.ID, own); got != "export const note = 1;\n" {
		t.Errorf("the person's own file holds %q", got)
	}
	rep, err := h.service.Report(t.Context(), h.scope, second.ID)
	must(t, err)
	if len(rep.Merge) != 1 || rep.Merge[0].File != "README.md" || rep.Merge[0].Rule != "merge/conflict" || rep.Merge[0].Severity != gate.Low {
		t.Errorf("merge findings %+v", rep.Merge)
	}
	if got := h.read(t, second.ID, "README.md"); !strings.Contains(got, "My own words.") {
		t.Errorf("the person's lines lost:\n%s", got)
	}
	if got := h.read(t, second.ID, ".skycot/conflicts/README.md"); !strings.Contains(got, "Again.") {
		t.Errorf("the build's version is not kept:\n%s", got)
	}
	_, err = h.store.DropEdit(t.Context(), h.scope, h.project, page)
	must(t, err)
	if edits, err := h.store.Edits(t.Context(), h.scope, h.project); err != nil || len(edits) != 0 {
		t.Errorf("still waiting after a completed build: %v %v", edits, err)
	}

	third, _ := h.finish(h.create(build.CreateParams{Requirements: "boards"}).ID)
	if got := h.read(t, third.ID, page); third.Status != build.Completed || got != changed {
		t.Errorf("the change is lost in the build after (%s)", third.Status)
	}
	if got := h.read(t, third.ID, own); got != "export const note = 1;\n" {
		t.Errorf("the person's own file is lost: %q", got)
	}

	// Bringing the first build back: its files, without the changes made since.
	back, err := h.service.Restore(t.Context(), h.scope, first.ID, "", 0)
	must(t, err)
	b, _ := h.finish(back.ID)
	if b.Status != build.Completed || b.Restores != first.ID || b.BaseBuildID != third.ID || b.Tokens.Total() != 0 {
		t.Fatalf("restored to %s, %+v", b.Status, b.Error)
	}
	if got := h.read(t, b.ID, page); got != before {
		t.Error("the restored file is not the earlier one")
	}
	for _, s := range b.Sessions {
		if s.Name != "schema" && s.Name != "verify" && s.Status != build.SessionSkipped {
			t.Errorf("restoring ran session %s", s.Name)
		}
	}
	if d, err := h.service.Diff(t.Context(), h.scope, b.ID, first.ID); err != nil || d != "" {
		t.Errorf("the restored build differs: %v\n%.500s", err, d)
	}
}

func TestPathsThatPeopleCannotWrite(t *testing.T) {
	h := broken(t, nil, &readers{flaky: map[string]int{}})
	h.work(h.worker)
	h.finish(h.create(build.CreateParams{}).ID)
	for _, path := range []string{"../x", "/etc/passwd", "a/../../b", "supabase/migrations/0001_people.sql", "node_modules/x.js", ".git/config", ".next/x", "a\\b", "a\x00b", "", ".skycot/x", "con"} {
		_, _, err := h.service.PutFile(t.Context(), h.scope, h.project, path, []byte("x"), build.Conditions{})
		if fault.CodeOf(err) != fault.InvalidRequest {
			t.Errorf("%q: %v", path, err)
		}
	}
	_, _, err := h.service.PutFile(t.Context(), h.scope, h.project, "src/big.ts", make([]byte, build.MaxEdit+1), build.Conditions{})
	wantCode(t, err, fault.BodyTooLarge)
	_, _, err = h.service.PutFile(t.Context(), build.Scope{AccountID: "acct_other", Livemode: true}, h.project, "src/x.ts", []byte("x"), build.Conditions{})
	wantCode(t, err, fault.ProjectNotFound)
	err = h.service.WithdrawFile(t.Context(), h.scope, h.project, "README.md", build.Conditions{})
	wantCode(t, err, fault.FileNotFound)
}

// TestLockedFilesStay locks a file that the next build would change, a file the person changed and a folder that the next
// build would add to; then takes the locks back.
func TestLockedFilesStay(t *testing.T) {
	h := broken(t, nil, &readers{flaky: map[string]int{}})
	h.work(h.worker)
	first, _ := h.finish(h.create(build.CreateParams{}).ID)
	put := func(path, text string) {
		t.Helper()
		_, _, err := h.service.PutFile(t.Context(), h.scope, h.project, path, []byte(text), build.Conditions{})
		must(t, err)
	}
	_, _, err := h.service.PutFile(t.Context(), h.scope, h.project, build.LockFile, []byte("src/[x"), build.Conditions{})
	wantCode(t, err, fault.InvalidRequest)
	const page = "src/features/task/queries.ts"
	readme, mine := h.read(t, first.ID, "README.md"), h.read(t, first.ID, page)+"// a person was here\n"
	put(build.LockFile, "README.md\nsrc/features/task/\n")
	put(page, mine)

	second, _ := h.finish(h.create(build.CreateParams{Requirements: "again"}).ID)
	if second.Status != build.Completed {
		t.Fatalf("ended as %s: %+v", second.Status, second.Error)
	}
	if h.read(t, second.ID, "README.md") != readme || h.read(t, second.ID, page) != mine {
		t.Error("a locked file was written")
	}
	if got := h.read(t, second.ID, ".skycot/conflicts/README.md"); got == readme || !strings.Contains(got, "Again.") {
		t.Error("what the build would have written is not kept")
	}
	rep, err := h.service.Report(t.Context(), h.scope, second.ID)
	must(t, err)
	if len(rep.Merge) != 1 || rep.Merge[0].Rule != "merge/locked" || rep.Merge[0].File != "README.md" || rep.Merge[0].Severity != gate.Low {
		t.Errorf("merge findings %+v", rep.Merge)
	}

	third, _ := h.finish(h.create(build.CreateParams{Requirements: "boards"}).ID)
	if h.read(t, third.ID, "README.md") != readme || h.read(t, third.ID, page) != mine || third.Status != build.Completed {
		t.Errorf("the locks did not hold in the build after (%s)", third.Status)
	}
	put(build.LockFile, "")
	put("README.md", h.read(t, third.ID, ".skycot/conflicts/README.md"))
	fourth, _ := h.finish(h.create(build.CreateParams{Requirements: "again"}).ID)
	if got := h.read(t, fourth.ID, "README.md"); !strings.Contains(got, "Again.") {
		t.Error("the file stays locked after its lock was taken back")
	}
	if got := h.read(t, fourth.ID, page); got != mine {
		t.Error("the person's change went with the lock")
	}
}
