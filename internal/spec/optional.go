package spec

import (
	"slices"
	"strings"
)

// optional is one thing that an app can live without: its node and how it is taken away.
type optional struct {
	node   string
	remove func(*Spec)
}

// Optional lists the nodes that an app can live without, in a fixed order: leaving one out takes a convenience away and
// nothing else. What holds data or keeps people apart is never among them: entities, fields, access, roles, guards,
// moderation, drafts, organisations.
func Optional(s *Spec) []string {
	var nodes []string
	for _, o := range options(s) {
		nodes = append(nodes, o.node)
	}
	return nodes
}

// Without returns a copy of the spec that lacks the optional nodes, and nil when one of them is not optional or the rest
// makes no valid app. Requirements and checks are left as they are.
func Without(s *Spec, nodes ...string) *Spec {
	out := Clone(s)
	for _, node := range nodes {
		list := options(out)
		i := slices.IndexFunc(list, func(o optional) bool { return o.node == node })
		if i < 0 {
			return nil
		}
		list[i].remove(out)
	}
	if len(Validate(out)) > 0 {
		return nil
	}
	return out
}

// Meets says whether a requirement's node is the given one or a part of it.
func Meets(node, whole string) bool { return node == whole || strings.HasPrefix(node, whole+"/") }

func options(s *Spec) []optional {
	var list []optional
	for i := range s.Entities {
		list = append(list, s.Entities[i].options(i)...)
	}
	for _, part := range [][]optional{s.numberOptions(), s.partOptions(), s.pageOptions()} {
		list = append(list, part...)
	}
	return list
}

// options are those of entity i.
func (e *Entity) options(i int) []optional {
	var list []optional
	add := func(has bool, name string, remove func(*Entity)) {
		if has {
			list = append(list, optional{"entities/" + e.Name + "/" + name, func(s *Spec) { remove(&s.Entities[i]) }})
		}
	}
	add(e.Calendar != "", "calendar", func(e *Entity) { e.Calendar, e.Clash = "", "" })
	add(e.Clash != "", "clash", func(e *Entity) { e.Clash = "" })
	add(e.Map, "map", func(e *Entity) { e.Map = false })
	add(e.Comments, "comments", func(e *Entity) { e.Comments, e.Replies, e.CommentsFor = false, false, "" })
	add(e.Replies, "replies", func(e *Entity) { e.Replies = false })
	add(e.Ratings, "ratings", func(e *Entity) { e.Ratings = false })
	add(e.TimeLog, "time_log", func(e *Entity) { e.TimeLog = false })
	add(e.Import, "import", func(e *Entity) { e.Import = false })
	add(e.Print, "print", func(e *Entity) { e.Print = false })
	add(e.Share, "share", func(e *Entity) { e.Share = false })
	add(e.Report, "report", func(e *Entity) { e.Report = false })
	add(e.Archive != "", "archive", func(e *Entity) { e.Archive = "" })
	add(e.Feed != nil, "feed", func(e *Entity) { e.Feed = nil })
	add(e.Tap != nil, "tap", func(e *Entity) { e.Tap = nil })
	add(e.Compare != nil, "compare", func(e *Entity) { e.Compare = nil })
	add(e.History, "history", func(e *Entity) { e.History = false })
	add(len(e.Checklist) > 0, "checklist", func(e *Entity) { e.Checklist, e.ChecklistRoles = nil, nil })
	add(len(e.Spans) > 0, "spans", func(e *Entity) { e.Spans = nil })
	add(len(e.OneOf) > 0, "one_of", func(e *Entity) { e.OneOf = nil })
	add(len(e.Limits) > 0, "limits", func(e *Entity) { e.Limits = nil })
	add(e.Workflow != nil && len(e.Workflow.Timeouts) > 0, "workflow/timeouts", func(e *Entity) { e.Workflow.Timeouts = nil })
	add(e.DefaultSort != "", "sort", func(e *Entity) { e.DefaultSort = "" })
	for _, r := range e.Reactions {
		add(true, "reactions/"+r.Name, func(e *Entity) {
			e.Reactions = slices.DeleteFunc(e.Reactions, func(x Reaction) bool { return x.Name == r.Name })
		})
	}
	for _, l := range e.Lists {
		add(true, "lists/"+l.Name, func(e *Entity) {
			e.Lists = slices.DeleteFunc(e.Lists, func(x NamedList) bool { return x.Name == l.Name })
		})
	}
	for _, a := range e.Alerts {
		add(true, "alerts/"+a.Name, func(e *Entity) {
			e.Alerts = slices.DeleteFunc(e.Alerts, func(x Alert) bool { return x.Name == a.Name })
		})
	}
	for _, c := range e.Computed {
		add(true, c.Name, func(e *Entity) {
			e.Computed = slices.DeleteFunc(e.Computed, func(x Computed) bool { return x.Name == c.Name })
			if strings.TrimPrefix(e.DefaultSort, "-") == c.Name {
				e.DefaultSort = ""
			}
		})
	}
	if e.Deal != nil {
		add(e.Deal.Reviews != nil, "deal/reviews", func(e *Entity) { e.Deal.Reviews = nil })
		add(e.Deal.SavedSearch, "deal/saved_search", func(e *Entity) { e.Deal.SavedSearch = false })
		add(e.Deal.Copy, "deal/copy", func(e *Entity) { e.Deal.Copy = false })
		add(e.Deal.WaitingList, "deal/waiting_list", func(e *Entity) { e.Deal.WaitingList = false })
		add(e.Deal.UrgentHours > 0, "deal/urgent", func(e *Entity) { e.Deal.UrgentHours = 0 })
	}
	return list
}

// numberOptions are the key figures, each alone and all of a kind.
func (s *Spec) numberOptions() []optional {
	n := s.Numbers
	if n == nil {
		return nil
	}
	var list []optional
	add := func(has bool, name string, remove func(*Numbers)) {
		if has {
			list = append(list, optional{"numbers/" + name, func(s *Spec) { remove(s.Numbers) }})
		}
	}
	add(len(n.Charts) > 0, "charts", func(n *Numbers) { n.Charts = nil })
	add(len(n.Rankings) > 0, "rankings", func(n *Numbers) { n.Rankings = nil })
	add(n.Choice != "", "choice", func(n *Numbers) { n.Choice = "" })
	for _, f := range n.Figures {
		add(true, f.Name, func(n *Numbers) {
			n.Figures = slices.DeleteFunc(n.Figures, func(x Figure) bool { return x.Name == f.Name })
		})
	}
	list = append(list, optional{"numbers", func(s *Spec) { s.Numbers = nil }})
	return list
}

// partOptions are extras of the parts that some apps have.
func (s *Spec) partOptions() []optional {
	var list []optional
	add := func(has bool, node string, remove func(*Spec)) {
		if has {
			list = append(list, optional{node, remove})
		}
	}
	if s.Booking != nil {
		add(len(s.Booking.Extras) > 0, "booking/extras", func(s *Spec) { s.Booking.Extras = nil })
		add(s.Booking.Ratings, "booking/ratings", func(s *Spec) { s.Booking.Ratings = false })
		add(s.Booking.Notes, "booking/notes", func(s *Spec) { s.Booking.Notes = false })
	}
	if s.Shop != nil {
		add(s.Shop.Coupons, "shop/coupons", func(s *Spec) { s.Shop.Coupons, s.Shop.FirstCoupons = false, []ShopCoupon{} })
		add(s.Shop.WishList, "shop/wish_list", func(s *Spec) { s.Shop.WishList = false })
		add(s.Shop.Reorder, "shop/reorder", func(s *Spec) { s.Shop.Reorder = false })
		add(s.Shop.Samples != nil, "shop/samples", func(s *Spec) { s.Shop.Samples = nil })
		add(s.Shop.ShipDay != nil, "shop/ship_day", func(s *Spec) { s.Shop.ShipDay = nil })
		add(s.Shop.CutList != "", "shop/cut_list", func(s *Spec) { s.Shop.CutList = "" })
	}
	if s.Stock != nil {
		add(s.Stock.Recipes != nil && s.Stock.Outlets == nil, "stock/recipes", func(s *Spec) { s.Stock.Recipes = nil })
		add(s.Stock.Outlets != nil, "stock/outlets", func(s *Spec) { s.Stock.Outlets = nil })
	}
	if s.Course != nil {
		add(s.Course.WordList, "course/word_list", func(s *Spec) { s.Course.WordList = false })
		add(s.Course.Trainer != nil, "course/trainer", func(s *Spec) { s.Course.Trainer = nil })
		add(s.Course.Streak, "course/streak", func(s *Spec) { s.Course.Streak = false })
		add(s.Course.Exam != nil, "course/exam", func(s *Spec) { s.Course.Exam = nil })
	}
	if s.Writer != nil {
		add(s.Writer.History, "writer/history", func(s *Spec) { s.Writer.History = false })
	}
	if s.Network != nil {
		add(s.Network.Inbox, "network/inbox", func(s *Spec) { s.Network.Inbox = false })
		add(s.Network.Messages != "none", "network/messages", func(s *Spec) { s.Network.Messages = "none" })
	}
	add(s.Log != nil && !s.Log.Only, "log", func(s *Spec) { s.Log = nil }) // with Only, histories would be open to everybody
	add(s.Deputies != nil, "deputies", func(s *Spec) { s.Deputies = nil })
	for _, slug := range s.Integrations {
		add(true, "integrations/"+slug, func(s *Spec) {
			s.Integrations = slices.DeleteFunc(s.Integrations, func(x string) bool { return x == slug })
		})
	}
	return list
}

// pageOptions are sections of the start page, the dashboard, and single tools where there are several.
func (s *Spec) pageOptions() []optional {
	var list []optional
	for _, section := range s.Landing.Sections {
		if section.ID == "" {
			continue
		}
		list = append(list, optional{"landing/" + section.ID, func(s *Spec) {
			s.Landing.Sections = slices.DeleteFunc(s.Landing.Sections, func(x Section) bool { return x.ID == section.ID })
		}})
	}
	if len(s.Tools) > 1 {
		for _, t := range s.Tools {
			list = append(list, optional{"tools/" + t.Slug, func(s *Spec) {
				s.Tools = slices.DeleteFunc(s.Tools, func(x Tool) bool { return x.Slug == t.Slug })
			}})
		}
	}
	if s.Dashboard && s.Numbers == nil {
		list = append(list, optional{"dashboard", func(s *Spec) { s.Dashboard = false }})
	}
	return list
}
