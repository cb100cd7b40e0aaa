package gate

import "github.com/skycot/skycot/internal/spec"

// pageTour is what one person looks at.
type pageTour struct {
	As    string     `json:"as"` // "visitor" or a role
	Pages []pageStop `json:"pages"`
}

// pageStop is one page. Detail, edit and board pages are found by links, because ids are not known here.
type pageStop struct {
	Path    string `json:"path"`
	Heading string `json:"heading,omitempty"` // exact text of the h1
	Closed  bool   `json:"closed,omitempty"`  // this person must not get in
	Found   bool   `json:"found,omitempty"`   // may be refused without that being a fault
}

// tours lists the pages of docs/living-app.md for a spec, for a visitor and for each role.
func tours(s *spec.Spec) []pageTour {
	if s.App.Accountless {
		return []pageTour{{As: "visitor", Pages: toolPages(s)}}
	}
	visitor := pageTour{As: "visitor", Pages: []pageStop{{Path: "/", Heading: s.Landing.Headline}, {Path: "/sign-in"}, {Path: "/sign-up"}}}
	for _, e := range s.Entities {
		path := "/" + e.Route
		switch {
		case grants(e.Access.Read, "visitor", ""):
			visitor.Pages = append(visitor.Pages, pageStop{Path: path, Heading: heading(e)})
		case e.Nav:
			visitor.Pages = append(visitor.Pages, pageStop{Path: path, Closed: true})
		}
		if !grants(e.Access.Create, "visitor", "") && e.Nav {
			visitor.Pages = append(visitor.Pages, pageStop{Path: path + "/new", Closed: true})
		}
	}
	if s.Dashboard {
		visitor.Pages = append(visitor.Pages, pageStop{Path: "/dashboard", Closed: true})
	}
	visitor.Pages = append(visitor.Pages, pageStop{Path: "/settings", Closed: true})
	all := []pageTour{visitor}
	for _, r := range s.Roles {
		all = append(all, pageTour{As: r.Name, Pages: rolePages(s, r)})
	}
	return all
}

func rolePages(s *spec.Spec, r spec.Role) []pageStop {
	pages := []pageStop{{Path: "/", Found: true}}
	if s.Dashboard {
		pages = append(pages, pageStop{Path: "/dashboard", Heading: "Dashboard", Found: true})
	}
	timed := false
	for _, e := range s.Entities {
		path := "/" + e.Route
		if e.Nav {
			pages = append(pages, pageStop{Path: path, Heading: heading(e), Found: !openTo(e.Access.Read, r)})
			if openTo(e.Access.Create, r) {
				pages = append(pages, pageStop{Path: path + "/new", Heading: "New " + lower(e.Label)})
			}
		}
		timed = timed || e.TimeLog
		if e.Moderation && r.Admin {
			pages = append(pages, pageStop{Path: path + "/review"})
		}
	}
	if timed {
		pages = append(pages, pageStop{Path: "/time", Found: true})
	}
	if s.Booking != nil {
		for _, path := range []string{"/book", "/bookings", "/schedule", "/services", "/providers", "/hours"} {
			pages = append(pages, pageStop{Path: path, Found: true})
		}
	}
	pages = append(pages, storePages(s)...)
	if r.Admin && len(s.Roles) > 1 {
		pages = append(pages, pageStop{Path: "/people", Heading: "People"})
	}
	return append(pages, pageStop{Path: "/settings", Heading: "Settings"})
}

// storePages are the pages of the shop and the stock; who may not see one finds nothing there.
func storePages(s *spec.Spec) []pageStop {
	var paths []string
	if s.Shop != nil {
		paths = append(paths, "/shop", "/cart", "/shop/orders", "/shop/products", "/shop/low-stock")
	}
	if s.Stock != nil {
		paths = append(paths, "/stock", "/stock/order-list", "/stock/movements", "/stock/trace")
	}
	var pages []pageStop
	for _, path := range paths {
		pages = append(pages, pageStop{Path: path, Found: true})
	}
	return pages
}

// heading is the h1 of an entity's list.
func heading(e spec.Entity) string { return e.LabelPlural }

// grants says whether the list holds a grant of that kind without a condition on the row.
func grants(list []spec.Grant, who, role string) bool {
	for _, g := range list {
		if g.Who == who && (role == "" || g.Role == role) {
			return true
		}
	}
	return false
}

// openTo says whether any account of the role gets through, whatever the row.
func openTo(list []spec.Grant, r spec.Role) bool {
	return grants(list, "visitor", "") || grants(list, "user", "") || grants(list, "role", r.Name) || grants(list, "owner", "")
}

// lower makes a label fit inside a sentence: "Sales order" → "sales order", "API key" stays.
func lower(label string) string {
	if len(label) > 1 && label[0] >= 'A' && label[0] <= 'Z' && !(label[1] >= 'A' && label[1] <= 'Z') {
		return string(label[0]+'a'-'A') + label[1:]
	}
	return label
}

// toolPages are the start page and each tool's own page, of an app that nobody signs in to.
func toolPages(s *spec.Spec) []pageStop {
	pages := []pageStop{{Path: "/", Heading: s.Landing.Headline}}
	for _, t := range s.Tools {
		pages = append(pages, pageStop{Path: "/tools/" + t.Slug, Heading: t.Title})
	}
	return pages
}
