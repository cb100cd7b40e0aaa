package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// furnishWorkflow gives entities the states, moves, locks and histories that the text speaks of.
func (b *builder) furnishWorkflow() {
	flow := &b.in.Flow
	for _, m := range flow.Moves {
		if b.in.Stages.Renames(m) {
			continue // "a second approval" of what is accepted
		}
		if e := b.decided(m.Entity); e != nil {
			b.move(e, m)
		}
	}
	b.furnishStages()
	b.orderedStates()
	b.locks()
	b.histories()
	b.checklist()
	b.timeouts()
	b.tidyWorkflows()
}

// decided is the entity that something is done to: the one the text names, or the likeliest.
func (b *builder) decided(key string) *spec.Entity {
	if len(b.spec.Entities) == 0 {
		return nil
	}
	if name := b.keys[key]; name != "" && key != "" {
		if e := b.spec.Entity(name); e != nil && !e.Team && !e.Shared {
			return e
		}
	}
	var best *spec.Entity
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		n := b.nouns[e.Name]
		if e.Team || e.Shared || n != nil && n.Person {
			continue
		}
		if best == nil || e.Workflow != nil && best.Workflow == nil || b.stateOf(e) != nil && b.stateOf(best) == nil && best.Workflow == nil {
			best = e
		}
	}
	return best
}

// stateOf is the state field of an entity, nil when it has none.
func (b *builder) stateOf(e *spec.Entity) *spec.Field {
	if e.Workflow != nil {
		return e.Field(e.Workflow.Field)
	}
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Kind == spec.Enum && isState(f) {
			return f
		}
	}
	return nil
}

// sameState are words for the same outcome: whichever the text uses stands.
var sameState = [][]string{{"refused", "rejected", "declined", "denied", "turned down"}, {"approved", "accepted", "confirmed"}, {"withdrawn", "taken back", "cancelled"}}

// stateFor finds or makes the option that a move leads to.
func stateFor(f *spec.Field, label string) string {
	for i, o := range f.Options {
		if strings.EqualFold(o.Label, label) {
			f.Options[i].Final = o.Final || label == "Handed out" || label == "Void"
			return o.Value
		}
	}
	for _, group := range sameState[:1] {
		if !slices.Contains(group, strings.ToLower(label)) {
			continue
		}
		for i, o := range f.Options {
			if slices.Contains(group, strings.ToLower(o.Label)) {
				renamed := option(label, nil)
				f.Options[i].Label, f.Options[i].Value, f.Options[i].Tone = renamed.Label, renamed.Value, "danger"
				return renamed.Value
			}
		}
	}
	o := option(label, f.Options)
	o.Final = o.Final || slices.Contains([]string{"Handed out", "Handed over", "Void", "Withdrawn", "Refused", "Rejected", "Declined", "Denied"}, label)
	if o.Tone == "" && slices.Contains([]string{"Refused", "Rejected", "Declined", "Denied", "Void"}, label) {
		o.Tone = "danger"
	}
	if o.Tone == "" && slices.Contains([]string{"Approved", "Handed out", "Published", "Verified", "Signed off"}, label) {
		o.Tone = "success"
	}
	f.Options = append(f.Options, o)
	return o.Value
}

// firstState is what a new row starts as when nothing says so.
var firstState = map[string]string{"publish": "Draft", "hand out": "Kept", "hand over": "Ready", "verify": "Unverified", "escalate": "Open", "pay": "Open"}

// begin makes sure that an entity has a workflow, whose first state fits the move.
func (b *builder) begin(e *spec.Entity, verb string) *spec.Field {
	f := b.stateOf(e)
	if f == nil {
		first := firstState[verb]
		if first == "" {
			first = "Open"
		}
		if have := e.Field("status"); have != nil && have.Kind != spec.Enum {
			have.Kind, have.Options, have.Search, have.Sort = spec.Enum, []spec.Option{option(first, nil)}, false, false
			f = have
		} else if have != nil {
			f = have
		} else {
			f = b.addField(e, spec.Field{Label: "Status", Kind: spec.Enum, Options: []spec.Option{option(first, nil)}})
		}
		b.placeField(f)
	}
	f.Required = true
	if f.Default == nil {
		f.Default = f.Options[0].Value
	}
	if e.Workflow == nil {
		e.Workflow = &spec.Workflow{Field: f.Name, Moves: []spec.Move{}}
		e.Moderation = false // the states say what moderation would
	}
	return e.Field(e.Workflow.Field)
}

// decisions are moves by which somebody decides over what somebody else asks for.
var decisions = []string{"approve", "refuse", "reject", "decline", "deny", "verify", "sign off"}

func (b *builder) move(e *spec.Entity, m intent.FlowMove) {
	if m.Verb == "publish" && e.Publish != nil || m.Verb == "pay" && e.Workflow == nil && !slices.ContainsFunc(b.in.Flow.Moves, func(o intent.FlowMove) bool { return o.Verb != "pay" }) {
		return // a slice of its own, or only a word about money
	}
	if m.Verb == "approve" && m.Role == "" && !m.Note && b.in.Has("moderation") && e.Moderation {
		return
	}
	f := b.begin(e, m.Verb)
	w := e.Workflow
	to := stateFor(f, m.State)
	move := spec.Move{Name: ident.Snake(m.Verb), Label: sentence(m.Verb), To: to}
	first, _ := f.Default.(string)
	switch {
	case slices.Contains(decisions, m.Verb) || m.Verb == "publish" || m.Verb == "escalate" || m.Verb == "take back":
		move.From = b.waitingIn(f, first)
		if m.While != "" {
			if o := optionLike(f, m.While); o != "" {
				move.From = []string{o}
			}
		}
	case m.Verb == "pay":
		move.Label = "Mark as paid"
		move.From = []string{first}
		if o := optionLike(f, "approved"); o != "" {
			move.From = []string{o}
		}
	default:
		for _, o := range f.Options {
			if o.Value != to && (!o.Final || m.Verb == "void") {
				move.From = append(move.From, o.Value)
			}
		}
	}
	move.From = slices.DeleteFunc(move.From, func(s string) bool { return s == to })
	if len(move.From) == 0 {
		move.From = []string{first}
	}
	if move.From[0] == to {
		return
	}
	move.By = b.movers(e, m)
	if m.Note {
		move.Note, move.NoteLabel = "required", "Reason"
	}
	if slices.Contains([]string{"refuse", "reject", "decline", "deny", "void"}, m.Verb) {
		move.Tone = "danger"
		if move.Note == "" {
			move.Note, move.NoteLabel = "optional", "Reason"
		}
	} else if m.Verb != "take back" {
		move.Tone = "primary"
	}
	if m.Verb == "void" {
		move.Note, e.Access.Delete = "required", nil
	}
	for _, label := range m.Ask {
		if strings.EqualFold(label, "name") {
			label = "Handed to"
		}
		a := b.fieldNamed(e, label)
		if a == nil {
			kind := spec.Field{Label: spec.CleanLabel(label, "Value"), Kind: spec.Text}
			if low := strings.ToLower(label); low == "id type" || low == "type of id" || low == "kind of id" {
				kind.Kind, kind.Options = spec.Enum, options([]string{"Identity card", "Passport", "Driving licence", "Other"})
			}
			if a = b.fieldNamed(e, kind.Label); a == nil {
				a = b.addField(e, kind)
				a.InList = false
			}
		}
		if !a.Required {
			move.Ask = append(move.Ask, a.Name)
		}
	}
	if slices.Contains(decisions, m.Verb) {
		move.Set = b.decidedBy(e)
		move.NotOwn = len(b.in.Flow.NotOwn) > 0
		if !slices.Contains(w.Locked, to) {
			w.Locked = append(w.Locked, to)
		}
	}
	if i := slices.IndexFunc(w.Moves, func(o spec.Move) bool { return o.Name == move.Name }); i >= 0 {
		have := &w.Moves[i]
		if len(have.By) <= 1 && len(move.By) > 1 {
			have.By = move.By
		}
		if move.Note == "required" {
			have.Note, have.NoteLabel = move.Note, move.NoteLabel
		}
		if len(move.Ask) > 0 {
			have.Ask = move.Ask
		}
	} else {
		w.Moves = append(w.Moves, move)
	}
	b.trace.meet(m.At, "entities/"+e.Name+"/workflow")
	for _, at := range b.in.Flow.NotOwn {
		b.trace.meet(at, "entities/"+e.Name+"/workflow")
	}
}

// waiting are the states in which something waits for a decision.
func (b *builder) waitingIn(f *spec.Field, first string) []string {
	out := []string{}
	for _, o := range f.Options {
		if o.Value == first || slices.Contains([]string{"submitted", "pending", "waiting", "in review", "requested", "under review", "open"}, strings.ToLower(o.Label)) {
			out = append(out, o.Value)
		}
	}
	if len(out) > 1 && out[0] == first && slices.Contains([]string{"draft", "new"}, first) {
		out = out[1:]
	}
	return out
}

// decidedBy are the fields that keep who decided and when.
func (b *builder) decidedBy(e *spec.Entity) []spec.Assignment {
	for _, f := range []spec.Field{{Label: "Decided by", Kind: spec.Member}, {Label: "Decided on", Kind: spec.DateTime}} {
		if e.Field(ident.Snake(f.Label)) == nil {
			made := b.addField(e, f)
			made.InList, made.Filter, made.Sort = false, false, false
		}
	}
	return []spec.Assignment{{Field: "decided_by", Value: "me"}, {Field: "decided_on", Value: "now"}}
}

// movers are those who may do a move.
func (b *builder) movers(e *spec.Entity, m intent.FlowMove) []spec.Grant {
	if m.Own {
		return []spec.Grant{{Who: "owner"}}
	}
	role := b.roleName(m.Role)
	if role != "" && b.isDefault(role) && slices.Contains(decisions, m.Verb) {
		role = "" // "as an employee … so that my boss can decide": who asks does not decide
	}
	if role == "" && slices.Contains(decisions, m.Verb) {
		role = b.leading()
	}
	if role == "" {
		if slices.Contains(decisions, m.Verb) {
			return []spec.Grant{b.admin()}
		}
		return nil
	}
	g := spec.Grant{Who: "role", Role: role}
	if team := b.spec.TeamEntity(); team != nil && b.seesTeam(role) {
		g = b.teamGrant(e, team, role)
	}
	return appendGrant([]spec.Grant{g}, b.admin())
}

// leading is the role of those who lead others, "" when the app has none.
func (b *builder) leading() string {
	for _, r := range b.spec.Roles {
		if !r.Admin && !r.Default && isLeading(r.Label) {
			return r.Name
		}
	}
	return ""
}

// isLeading says whether a word for people means those who lead others.
func isLeading(label string) bool {
	label = strings.ToLower(label)
	for _, w := range []string{"manager", "head", "boss", "leader", "supervisor", "director", "chief", "lead", "foreman", "principal", "captain", "coordinator"} {
		if slices.Contains(strings.Fields(label), w) {
			return true
		}
	}
	return false
}

func (b *builder) seesTeam(role string) bool {
	return slices.ContainsFunc(b.in.Flow.TeamSees, func(s intent.FlowSees) bool { return b.roleName(s.Role) == role })
}

// optionLike finds the option that a word of the text means: "once approved", "while it is open".
func optionLike(f *spec.Field, word string) string {
	word = strings.ToLower(word)
	for _, o := range f.Options {
		label := strings.ToLower(o.Label)
		if label == word || len(word) > 3 && (strings.HasPrefix(label, strings.TrimSuffix(word, "s")) || strings.HasPrefix(word, label)) {
			return o.Value
		}
	}
	return ""
}

// orderedStates: "no jumping over more than one forward, back only with a note".
func (b *builder) orderedStates() {
	flow := &b.in.Flow
	if len(flow.NoJumps) == 0 && len(flow.BackNote) == 0 && len(flow.NoBack) == 0 {
		return
	}
	var e *spec.Entity
	for i := range b.spec.Entities {
		if f := b.stateOf(&b.spec.Entities[i]); f != nil && (e == nil || len(f.Options) > len(b.stateOf(e).Options)) {
			e = &b.spec.Entities[i]
		}
	}
	if e != nil && e.Workflow != nil && e.Workflow.Ordered {
		b.waysBack(e) // its stages have made the steps
		return
	}
	if e == nil || len(b.stateOf(e).Options) < 3 || e.Workflow != nil && len(e.Workflow.Moves) > 3 {
		return
	}
	f := b.begin(e, "")
	f.Default = f.Options[0].Value
	w := e.Workflow
	w.Ordered = true
	have := w.Moves
	w.Moves = []spec.Move{}
	for i, o := range f.Options {
		if i > 0 {
			w.Moves = append(w.Moves, spec.Move{Name: "to_" + o.Value, Label: spec.CleanLabel("Move to "+lowerLabel(o.Label), "Move on"), From: []string{f.Options[i-1].Value}, To: o.Value, Tone: "primary"})
		}
		if i+1 < len(f.Options) && len(flow.NoBack) == 0 {
			back := spec.Move{Name: "back_to_" + o.Value, Label: spec.CleanLabel("Back to "+lowerLabel(o.Label), "Back"), From: []string{f.Options[i+1].Value}, To: o.Value}
			if len(flow.BackNote) > 0 {
				back.Note, back.NoteLabel = "required", "Note"
			}
			w.Moves = append(w.Moves, back)
		}
	}
	for _, m := range have { // who may do a step that the text gives to somebody
		for i := range w.Moves {
			if w.Moves[i].To == m.To && slices.Contains(m.From, w.Moves[i].From[0]) {
				w.Moves[i].By, w.Moves[i].Label = m.By, m.Label
			}
		}
	}
	for _, at := range slices.Concat(flow.NoJumps, flow.BackNote, flow.NoBack) {
		b.trace.meet(at, "entities/"+e.Name+"/workflow")
	}
}

// waysBack lets a thing whose states stand in an order go back by one, unless the text forbids it.
func (b *builder) waysBack(e *spec.Entity) {
	flow := &b.in.Flow
	f := e.Field(e.Workflow.Field)
	for i, o := range f.Options[:len(f.Options)-1] {
		if len(flow.NoBack) > 0 || comesToNothing(f, f.Options[i+1].Value) {
			continue
		}
		back := spec.Move{Name: "back_to_" + o.Value, Label: spec.CleanLabel("Back to "+lowerLabel(o.Label), "Back"), From: []string{f.Options[i+1].Value}, To: o.Value}
		if len(flow.BackNote) > 0 {
			back.Note, back.NoteLabel = "required", "Note"
		}
		e.Workflow.Moves = append(e.Workflow.Moves, back)
	}
	for _, at := range slices.Concat(flow.NoJumps, flow.BackNote, flow.NoBack) {
		b.trace.meet(at, "entities/"+e.Name+"/workflow")
	}
}

func lowerLabel(s string) string {
	if len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// locks: "then it cannot be edited any more".
func (b *builder) locks() {
	for _, l := range b.in.Flow.Locks {
		var e *spec.Entity
		state := ""
		for i := range b.spec.Entities {
			c := &b.spec.Entities[i]
			f := b.stateOf(c)
			if f == nil || state != "" {
				continue
			}
			if l.State != "" {
				if o := optionLike(f, l.State); o != "" {
					e, state = c, o
				}
				continue
			}
			// the move that was spoken of right before
			for _, m := range b.in.Flow.Moves {
				if m.At.From < l.At.From && l.At.From-m.At.To < 25 {
					if o := optionLike(f, m.State); o != "" {
						e, state = c, o
					}
				}
			}
		}
		if e == nil {
			continue
		}
		if e.Workflow == nil {
			b.freeMoves(e)
		}
		if !slices.Contains(e.Workflow.Locked, state) {
			e.Workflow.Locked = append(e.Workflow.Locked, state)
		}
		b.trace.meet(l.At, "entities/"+e.Name+"/workflow")
	}
}

// freeMoves makes a workflow of an entity's states that allows every move forward.
func (b *builder) freeMoves(e *spec.Entity) {
	f := b.begin(e, "")
	for i, o := range f.Options {
		if i == 0 {
			continue
		}
		from := []string{}
		for _, before := range f.Options[:i] {
			from = append(from, before.Value)
		}
		e.Workflow.Moves = append(e.Workflow.Moves, spec.Move{Name: "to_" + o.Value, Label: spec.CleanLabel("Mark as "+lowerLabel(o.Label), "Move on"), From: from, To: o.Value})
	}
}

// histories: what is kept of changes, and who reads the log of them all.
func (b *builder) histories() {
	flow := &b.in.Flow
	if l := flow.Log; l != nil && len(b.spec.Entities) > 0 {
		log := &spec.Log{Roles: []string{}}
		if role := b.roleName(l.Role); role != "" {
			log.Roles, log.Only = append(log.Roles, role), true
		}
		b.spec.Log = log
		for i := range b.spec.Entities {
			b.spec.Entities[i].History = true
		}
		b.trace.meet(l.At, "log")
	}
	for _, h := range flow.History {
		e := b.decided(h.Entity)
		if e == nil {
			continue
		}
		e = b.changing(e, h.At)
		e.History = true
		b.trace.meet(h.At, "entities/"+e.Name+"/history")
	}
}

// changing is what really changes where "members can change plan, keep the history" names the plan: the member.
func (b *builder) changing(e *spec.Entity, at intent.Range) *spec.Entity {
	c := b.in.Clauses[b.in.ClauseAt(at.From)]
	for i := c.From; i < c.To; i++ {
		if !b.in.Tokens[i].Is("change", "changes", "switch", "switches", "move", "moves") {
			continue
		}
		for _, who := range b.in.Entities {
			for _, m := range who.Mentions {
				if on := b.spec.Entity(b.keys[who.Key]); m.From >= c.From && m.To <= i && on != nil && on.Name != e.Name && b.referenceTo(on, e.Name) != nil {
					return on
				}
			}
		}
	}
	return e
}

func (b *builder) checklist() {
	l := b.in.Flow.Checklist
	if l == nil {
		return
	}
	e := b.decided(l.Entity)
	if e == nil || len(e.Checklist) > 0 {
		return
	}
	e.Checklist = l.Items[:min(len(l.Items), 30)]
	if role := b.roleName(l.Role); role != "" && !b.isDefault(role) {
		e.ChecklistRoles = []string{role}
	}
	b.trace.meet(l.At, "entities/"+e.Name+"/checklist")
}

// timeouts: "accept within 24 hours, otherwise back to open", "expires after 30 days".
func (b *builder) timeouts() {
	for _, t := range b.in.Flow.Timeouts {
		e := b.decided("")
		if e == nil || t.Hours < 1 || b.stateOf(e) == nil {
			continue
		}
		if e.Workflow == nil {
			b.freeMoves(e)
		}
		f := b.stateOf(e)
		label := t.State
		switch {
		case strings.HasPrefix(label, "expire"):
			label = "expired"
		case strings.HasPrefix(label, "close"):
			label = "closed"
		case strings.HasPrefix(label, "archive"):
			label = "archived"
		case label == "available" || label == "free":
			label, _ = f.Default.(string)
		}
		to := optionLike(f, label)
		if to == "" {
			to = stateFor(f, sentence(label))
		}
		first, _ := f.Default.(string)
		out := spec.Timeout{To: to, Hours: t.Hours, Note: "The time was up"}
		for _, o := range f.Options {
			if o.Value != to && !o.Final && (to == first || o.Value == first) {
				out.From = append(out.From, o.Value)
			}
		}
		if len(out.From) == 0 {
			continue
		}
		e.Workflow.Timeouts = append(e.Workflow.Timeouts, out)
		b.trace.meet(t.At, "entities/"+e.Name+"/workflow")
	}
}

// tidyWorkflows drops what cannot be: workflows without a move, transitions beside them.
func (b *builder) tidyWorkflows() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Workflow == nil {
			continue
		}
		f := e.Field(e.Workflow.Field)
		if len(f.Options) < 2 || len(e.Workflow.Moves) == 0 {
			if len(f.Options) < 2 {
				f.Options = append(f.Options, option("Done", f.Options))
			}
			if len(e.Workflow.Moves) == 0 {
				e.Workflow = nil
				continue
			}
		}
		e.Transitions = nil
		e.History = true
		slices.SortStableFunc(e.Workflow.Moves, func(a, c spec.Move) int { return toneRank(a.Tone) - toneRank(c.Tone) })
	}
}

func toneRank(tone string) int { return slices.Index([]string{"primary", "", "danger"}, tone) }
