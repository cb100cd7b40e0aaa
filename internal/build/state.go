package build

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// moves is the whole state machine of a build: from → where it may go. Staying is always allowed.
var moves = map[Status][]Status{
	Compiling:  {Building, Verifying, Failed, Cancelled},
	Building:   {Verifying, Paused, Failed, Cancelled},
	Verifying:  {Recovering, Completed, Paused, Failed, Cancelled},
	Recovering: {Verifying, Paused, Failed, Cancelled},
	Paused:     {Building, Verifying, Cancelled},
	Failed:     {Building, Verifying},
	Cancelled:  {Building, Verifying},
	Completed:  {},
}

// move changes the status if the machine allows it, raises the progress and tells of it.
func (r *Record) move(to Status, now time.Time) error {
	if r.Status == to {
		return nil
	}
	if !slices.Contains(moves[r.Status], to) {
		return fmt.Errorf("build %s cannot go from %s to %s", r.ID, r.Status, to)
	}
	r.Status = to
	r.Progress = max(r.Progress, r.reached())
	r.buildEvent(now)
	return nil
}

// raise tells of progress within a status.
func (r *Record) raise(now time.Time) {
	if p := r.reached(); p > r.Progress {
		r.Progress = p
		r.buildEvent(now)
	}
}

// Shares of the progress bar: reading the text, writing the files, passing the gates. The gates take nearly all of
// the time, but people like to see the sessions pass.
const (
	progressRead  = 0.05
	progressFiles = 0.40
)

// reached is how far a build is by what is done, 0 to 1 in hundredths. 1 is kept for completed.
func (r *Record) reached() float64 {
	if r.Status == Completed {
		return 1
	}
	done, all := 0, 0
	for _, s := range r.Sessions {
		if s.Layer == LayerVerify {
			continue
		}
		all++
		if s.Status == SessionCompleted || s.Status == SessionSkipped {
			done++
		}
	}
	p := progressRead
	if all > 0 {
		p += progressFiles * float64(done) / float64(all)
	}
	const gates = 7
	p += (1 - progressRead - progressFiles) * float64(min(len(r.Verification), gates)) / (gates + 1)
	return math.Round(p*100) / 100
}
