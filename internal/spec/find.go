package spec

// Entity returns the entity of that name, or nil.
func (s *Spec) Entity(name string) *Entity {
	for i := range s.Entities {
		if s.Entities[i].Name == name {
			return &s.Entities[i]
		}
	}
	return nil
}

// Field returns the field of that name, or nil.
func (e *Entity) Field(name string) *Field {
	for i := range e.Fields {
		if e.Fields[i].Name == name {
			return &e.Fields[i]
		}
	}
	return nil
}

// FieldOf returns the first field of one of these kinds, or nil.
func (e *Entity) FieldOf(kinds ...FieldKind) *Field {
	for i := range e.Fields {
		for _, k := range kinds {
			if e.Fields[i].Kind == k {
				return &e.Fields[i]
			}
		}
	}
	return nil
}

// Option returns the option of that value, or nil.
func (f *Field) Option(value string) *Option {
	for i := range f.Options {
		if f.Options[i].Value == value {
			return &f.Options[i]
		}
	}
	return nil
}

// Role returns the role of that name, or nil.
func (s *Spec) Role(name string) *Role {
	for i := range s.Roles {
		if s.Roles[i].Name == name {
			return &s.Roles[i]
		}
	}
	return nil
}

// AdminRole returns the role that manages everything. A valid spec has one.
func (s *Spec) AdminRole() *Role {
	for i := range s.Roles {
		if s.Roles[i].Admin {
			return &s.Roles[i]
		}
	}
	return nil
}

// DefaultRole returns the role of a new account. A valid spec has one.
func (s *Spec) DefaultRole() *Role {
	for i := range s.Roles {
		if s.Roles[i].Default {
			return &s.Roles[i]
		}
	}
	return nil
}

// Decision returns the decision of that key, or nil.
func (s *Spec) Decision(key string) *Decision {
	for i := range s.Decisions {
		if s.Decisions[i].Key == key {
			return &s.Decisions[i]
		}
	}
	return nil
}

// AllowsVisitors says whether anybody may read rows without an account.
func (e *Entity) AllowsVisitors() bool {
	for _, g := range e.Access.Read {
		if g.Who == "visitor" {
			return true
		}
	}
	return false
}
