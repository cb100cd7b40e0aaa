package intent

// readAnswers finds the questions of the archetypes that the text itself answers, so that nobody is asked again.
func (in *Intent) readAnswers() {
	if in.Has("moderation") {
		in.Decisions["approval"] = "yes"
	}
	for _, r := range in.Rules {
		if r.Verb != "create" {
			continue
		}
		switch {
		case r.Who == "visitor":
			in.Decisions["who_adds"] = "anyone"
		case r.Who == "admin" && r.Only:
			in.Decisions["who_adds"] = "only admins"
		case in.Decisions["who_adds"] == "" && (r.Who == "user" || r.Who == "role"):
			in.Decisions["who_adds"] = "people with an account"
		}
	}
}
