package spec

import (
	"fmt"
	"slices"
)

// Deal is what two parties can agree on over a row: one account posts it (the poster), others make requests on it (the
// askers): offers for a job, applications for a shift, a reservation of a machine. Everything that matters is decided in
// the database, by functions that lock the row: requests are never written by the app itself.
//
// A row goes open → offered (only Flow "offer") → taken → done, or cancelled, past, removed. A request goes open →
// offered → accepted, or declined, turned_down (another was accepted), withdrawn, expired, cancelled.
type Deal struct {
	Request Words  `json:"request"`         // what an asker makes: "Offer", "Offers"
	Ask     string `json:"ask"`             // the button that makes one: "Reserve", "Apply", "Send an offer"
	Poster  string `json:"poster"`          // role that posts rows; "" any account
	Asker   string `json:"asker,omitempty"` // role that makes requests; "" any account but the row's own

	Message bool    `json:"message,omitempty"` // a request has a message
	Price   bool    `json:"price,omitempty"`   // a request names a price in App.Currency
	Amount  string  `json:"amount,omitempty"`  // money field of the row that is the price of the deal when requests name none
	Fields  []Field `json:"fields,omitempty"`  // what else is asked; kinds text, long_text, integer, boolean, enum, phone, email
	Group   int     `json:"group,omitempty"`   // most people one request may stand for; 0 and 1: one
	Places  string  `json:"places,omitempty"`  // integer field of the row: how many can be accepted; "" one

	Flow         string `json:"flow"`                    // "accept": the poster accepts. "offer": the poster offers it to one asker at a time, who accepts. "direct": asking is having, while there are places. "contact": a request opens a conversation, the poster marks the row as done
	AnswerHours  int    `json:"answer_hours,omitempty"`  // how long an answer may take before the request expires; 0: any time
	WaitingList  bool   `json:"waiting_list,omitempty"`  // Flow "direct": who asks when it is full moves up when somebody cancels
	NoOverlap    bool   `json:"no_overlap,omitempty"`    // nobody has two accepted rows whose days overlap; needs Starts
	Match        *Match `json:"match,omitempty"`         // askers see only the rows that fit their profile
	Starts       string `json:"starts,omitempty"`        // date or date_time field of the row
	Ends         string `json:"ends,omitempty"`          // date field: the row is past the day after it; "" Starts
	UrgentHours  int    `json:"urgent_hours,omitempty"`  // an open row that starts within these hours is urgent: marked, and first in the list
	Verify       string `json:"verify,omitempty"`        // "wait": rows of a poster are public once an admin has verified the account. "block": only then may one be posted
	HideTaken    bool   `json:"hide_taken,omitempty"`    // a row that is taken leaves the list
	Copy         bool   `json:"copy,omitempty"`          // the poster can copy a row: the form of a new one, filled
	SavedSearch  bool   `json:"saved_search,omitempty"`  // searches are kept under a name, with the number of new matches
	LateHours    int    `json:"late_hours,omitempty"`    // cancelling a taken row less than this before Starts is a strike; 0: no strikes
	StrikeLimit  int    `json:"strike_limit,omitempty"`  // as many strikes in StrikeMonths block posting; 0 never
	StrikeMonths int    `json:"strike_months,omitempty"` // 0 is 12

	Chat       string   `json:"chat,omitempty"`        // the two sides write to each other about a request: "always", or once it is "accepted"; "" never
	Stages     []string `json:"stages,omitempty"`      // what an open request goes through, set by the poster: "Received", "Shortlisted", "Interview"
	ExpireDays int      `json:"expire_days,omitempty"` // an open row leaves the list so many days after it was posted; 0 never

	Labels     DealLabels  `json:"labels"`
	Steps      []DealStep  `json:"steps,omitempty"` // from taken to done, in order; none: taken is done
	Commission *Commission `json:"commission,omitempty"`
	Reviews    *Reviews    `json:"reviews,omitempty"`
}

// DealLabels are the words for the states, as the customer says them; LabelPattern holds.
type DealLabels struct {
	Open       string `json:"open"`        // "Open", "Available"
	Offered    string `json:"offered"`     // "Offered"
	Taken      string `json:"taken"`       // "Reserved", "Filled", "Full", "Assigned"
	Done       string `json:"done"`        // "Sold", "Done"
	Cancelled  string `json:"cancelled"`   // "Cancelled"
	Past       string `json:"past"`        // "Past"
	TurnedDown string `json:"turned_down"` // of a request when another was accepted: "Turned down", "Taken"

	Accepted string `json:"accepted,omitempty"` // of a request that was accepted: "Hired"; "" is "Accepted"
	Declined string `json:"declined,omitempty"` // of a request that was declined: "Rejected"; "" is "Declined"
}

// DealStep is one thing that is marked once a request is accepted: "Ready for pick-up" by the asker, "Collected" by the poster.
type DealStep struct {
	Label  string `json:"label"`  // the state that follows: "Ready for pick-up"
	Action string `json:"action"` // the button: "Mark ready for pick-up"
	By     string `json:"by"`     // poster | asker
}

// Match lets an asker see only rows whose enum Field has one of the values of the tags field Tags of the asker's profile.
type Match struct {
	Field   string `json:"field"`   // enum field of the row: "district"
	Profile string `json:"profile"` // entity with Profile set
	Tags    string `json:"tags"`    // its tags field with the same options: "districts"
}

// Commission is what the operator takes of the price when a deal is done: a share, at least Minimum (minor units).
type Commission struct {
	Percent float64 `json:"percent"`
	Minimum int     `json:"minimum,omitempty"`
}

// Reviews are 1 to 5 stars with a text after a deal is done, once per deal and side.
type Reviews struct {
	Poster   bool `json:"poster,omitempty"`    // the poster reviews the asker
	Asker    bool `json:"asker,omitempty"`     // the asker reviews the poster
	Blind    bool `json:"blind,omitempty"`     // nobody reads one before both are written or Days have passed
	Days     int  `json:"days,omitempty"`      // 0 is 14
	AfterEnd bool `json:"after_end,omitempty"` // already once the last day has passed, done or not
}

// dealKinds are the kinds that a question of a request may have.
var dealKinds = []FieldKind{Text, LongText, Integer, Boolean, Enum, Phone, Email}

// PartyRoles returns the roles that may ask: the asker's, or every role.
func (s *Spec) PartyRoles(d *Deal) []string {
	if d.Asker != "" {
		return []string{d.Asker}
	}
	var all []string
	for _, r := range s.Roles {
		all = append(all, r.Name)
	}
	return all
}

func (v *validator) deal(path string, e *Entity) {
	d := e.Deal
	if d == nil {
		return
	}
	path += ".deal"
	v.label(path+".request.label", d.Request.Label)
	v.label(path+".request.label_plural", d.Request.LabelPlural)
	v.label(path+".ask", d.Ask)
	for _, l := range [][2]string{{"open", d.Labels.Open}, {"offered", d.Labels.Offered}, {"taken", d.Labels.Taken}, {"done", d.Labels.Done},
		{"cancelled", d.Labels.Cancelled}, {"past", d.Labels.Past}, {"turned_down", d.Labels.TurnedDown}} {
		v.label(path+".labels."+l[0], l[1])
	}
	v.oneOf(path+".flow", d.Flow, "accept", "offer", "direct", "contact")
	v.oneOf(path+".chat", d.Chat, "", "always", "accepted")
	for i, s := range d.Stages {
		v.label(fmt.Sprintf("%s.stages[%d]", path, i), s)
	}
	if len(d.Stages) > 12 || d.ExpireDays < 0 || d.ExpireDays > 3650 {
		v.fail(path, "at most 12 stages, and expire_days from 0 to 3650")
	}
	if d.Flow == "contact" && (d.Chat != "always" || d.Commission != nil || d.Reviews != nil) {
		v.fail(path+".flow", "a conversation needs chat always, and has neither commission nor reviews")
	}
	v.oneOf(path+".verify", d.Verify, "", "wait", "block")
	for _, r := range [][2]string{{".poster", d.Poster}, {".asker", d.Asker}} {
		if r[1] != "" && v.spec.Role(r[1]) == nil {
			v.fail(path+r[0], "%q is not a role", clip(r[1]))
		}
	}
	kind := func(at, name string, kinds ...FieldKind) {
		if f := e.Field(name); name != "" && (f == nil || !slices.Contains(kinds, f.Kind)) {
			v.fail(path+at, "%q is not a field of kind %v", clip(name), kinds)
		}
	}
	kind(".amount", d.Amount, Money)
	kind(".places", d.Places, Integer)
	kind(".starts", d.Starts, Date, DateTime)
	kind(".ends", d.Ends, Date, DateTime)
	if d.Starts == "" && (d.NoOverlap || d.UrgentHours > 0 || d.LateHours > 0 || d.Ends != "") {
		v.fail(path+".starts", "overlap, urgency, late cancelling and an end need the date on which it starts")
	}
	if d.Commission != nil {
		if d.Commission.Percent < 0 || d.Commission.Percent > 100 || d.Commission.Minimum < 0 {
			v.fail(path+".commission", "must be 0 to 100 percent and a minimum of 0 or more")
		}
		if d.Amount == "" && !d.Price {
			v.fail(path+".commission", "needs a price: amount or price")
		}
	}
	if m := d.Match; m != nil {
		p := v.spec.Entity(m.Profile)
		if f := e.Field(m.Field); f == nil || f.Kind != Enum || p == nil || p.Profile == "" || p.Field(m.Tags) == nil || p.Field(m.Tags).Kind != Tags {
			v.fail(path+".match", "needs an enum of the row and tags of a profile")
		}
	}
	for i, s := range d.Steps {
		v.label(fmt.Sprintf("%s.steps[%d].label", path, i), s.Label)
		v.label(fmt.Sprintf("%s.steps[%d].action", path, i), s.Action)
		v.oneOf(fmt.Sprintf("%s.steps[%d].by", path, i), s.By, "poster", "asker")
	}
	if d.Group < 0 || d.Group > 50 || d.AnswerHours < 0 || d.UrgentHours < 0 || d.LateHours < 0 || d.StrikeLimit < 0 || d.StrikeMonths < 0 {
		v.fail(path, "groups are of at most 50, and hours and limits are never negative")
	}
	v.fields(path, d.Fields, nil, dealKinds)
	if e.Profile != "" || e.Shared {
		v.fail(path, "a profile or a shared row takes no requests")
	}
}

func (v *validator) profile(path string, e *Entity) {
	if e.Profile == "" {
		return
	}
	if v.spec.Role(e.Profile) == nil {
		v.fail(path+".profile", "%q is not a role", clip(e.Profile))
	}
	for i := range v.spec.Entities {
		if o := &v.spec.Entities[i]; o.Name != e.Name && o.Profile == e.Profile {
			v.fail(path+".profile", "%s is the profile of this role already", o.Name)
			return
		}
	}
}
