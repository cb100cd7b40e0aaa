package ident

import "strings"

// Reserved says whether an entity or field called name (snake_case) would clash with SQL, TypeScript, the routes or
// the tables that every app has.
func Reserved(name string) bool { return reserved[name] }

// instead holds better names than "<word>_record" for reserved words that people do use for their things.
var instead = map[string]string{
	"order": "customer_order", "person": "contact_person", "user": "app_user", "group": "people_group", "class": "school_class", "table": "dining_table",
	"case": "case_file", "check": "check_item", "column": "column_item", "view": "view_item", "function": "function_item",
	"index": "index_entry", "key": "key_item", "date": "date_entry", "time": "time_slot", "interface": "interface_item",
	"type": "kind", "role": "role_item", "session": "session_slot", "package": "package_item", "comment": "remark",
	"rating": "score", "profile": "person_profile", "account": "ledger_account", "member": "club_member", "service": "service_item",
	"provider": "provider_item", "appointment": "visit", "map": "map_sheet", "position": "position_title", "end": "end_value",
	"time_entry": "work_entry", "page": "page_entry", "layout": "layout_plan", "invitation": "invite", "from": "from_value",
	"to": "to_value", "desc": "summary", "default": "default_value", "id": "code", "owner_id": "owner_code",
	"created_at": "made_at", "updated_at": "changed_at", "password": "secret_word", "references": "reference_list",
	"start": "start_value", "limit": "limit_value", "offset": "offset_value", "constructor": "builder_item",
}

// reserved is built from lists by origin, so that each can be checked against its source.
var reserved = set(
	// PostgreSQL: reserved, and reserved as function or type names
	`all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast char
	character check coalesce collate collation column concurrently constraint create cross current_catalog current_date
	current_role current_schema current_time current_timestamp current_user dec decimal default deferrable desc distinct do
	else end except exists extract false fetch float for foreign freeze from full grant greatest group grouping having ilike in
	initially inner inout int integer intersect interval into is isnull join json lateral leading least left like limit
	localtime localtimestamp national natural nchar new none not notnull null nullif numeric offset old on only or order out
	outer over overlaps overlay placing position precision primary real references returning right row select session_user
	setof similar smallint some substring symmetric system_user table tablesample then time timestamp to trailing treat trim
	true union unique user using values varchar variadic verbose when where window with`,
	// ECMAScript and TypeScript
	`abstract arguments async await break catch class const constructor continue debugger declare delete enum eval export
	extends finally function get if implements import infer instanceof interface keyof let module namespace never object
	package private protected public readonly require return set static string super switch symbol this throw try type
	typeof undefined unknown var void while yield number bigint nan infinity prototype hasownproperty tostring`,
	// globals and components that the living app imports: an entity's PascalCase name must not shadow them
	`array object date map error promise record partial pick omit request response event node element document file blob
	form_data url headers link image form input button card dialog toast tabs menu badge avatar icon empty table listbox
	label field fragment suspense metadata page layout route redirect not_found cookies headers proxy schema database db sql
	action actions query queries session role access condition window navigator location history storage text comment range
	selection option screen worker buffer process global console intl json math reflect proxy weak_map weak_set iterator
	generator react next zod drizzle app api src tests content kit features test seed sample board calendar chart`,
	// routes of every app
	`sign_in sign_up sign_out dashboard booking bookings schedule services providers hours people settings time
	landing auth demo slack shell health healthz public static edit review favicon robots sitemap manifest login logout
	profile account index id choice figures agent approval course deals deputies library limits log network organisation public_page quiz
	reports saved site support team tools uploads workflow writer`,
	// tables and columns of every app
	`profile profiles member members invitation invitations rating ratings comments time_entry time_entries appointment
	appointments service provider booking_settings extra extras opening_hours absence absences integration integrations migration migrations owner
	owner_id created_at updated_at position password tenant tenants auth users log_entry storefront storefronts stockroom stockrooms
	shop_product shop_products shop_variant shop_variants shop_fit shop_fits shop_coupon shop_coupons shop_order shop_orders shop_wish shop_wishes
	shop_sample shop_samples stock_article stock_articles stock_location stock_locations stock_batch stock_batches stock_level stock_levels stock_move
	stock_moves stock_recipe stock_recipes stock_production stock_productions stock_delivery stock_deliveries`,
)

// fieldReserved is what a column may not be called; columns are always qualified and quoted by the query builder, so
// the list is shorter than that of entities.
var fieldReserved = set(`id owner_id owner position created_at updated_at created_by tenant_id password constructor prototype
	__proto__ then to_string value_of has_own_property user order group table select from to where default check references
	all and any as asc desc both case cast column constraint create current_date current_time current_user distinct do else
	end except false fetch for foreign grant having in initially intersect into leading limit not null offset on only or
	placing primary returning session_user some symmetric then trailing true union unique using variadic when window with
	class function return new delete var let const enum export import super switch this throw try typeof void while
	yield await async arguments eval interface package private protected public static implements members comments
	ratings time_entries average_rating parent children search sort page view error errors action form state result data
	row rows session status_code`)

func set(lists ...string) map[string]bool {
	out := map[string]bool{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			out[w] = true
		}
	}
	return out
}
