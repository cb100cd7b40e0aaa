package archetype

import (
	"slices"

	"github.com/skycot/skycot/internal/intent"
)

// ownedBySlice says whether the shop or the stock slice keeps an entity's rows itself.
func (b *builder) ownedBySlice(e *intent.Entity) bool {
	if b.keys[e.Key] == "shop" || b.keys[e.Key] == "stock" || len(e.Fields) == 0 {
		return true
	}
	if e.Noun != nil && (e.Noun.Person || e.Noun.Role) {
		return true
	}
	if b.spec.Shop != nil && slices.Contains(shopMachinery, e.Key) {
		return true
	}
	return false
}

func (b *builder) wantsStock() bool { return false }
func (b *builder) stock()           {}
func (b *builder) stockTrace()      {}
