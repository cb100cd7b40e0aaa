// Package spec holds the app as data: what every later step of a build reads, and nothing it has to guess.
//
// A Spec is written by the architect (or a person, or a model) and read by the plan, the compiler engine, the gates
// and the report. It is plain data: no clock, no randomness, no pointers into other nodes; entities, fields and roles
// refer to one another by name. Validate says, with a path and a reason, why a spec cannot be built.
package spec

// Version is the schema version this package reads and writes.
const Version = 1

// Spec is one app, complete. The JSON form is published by GET /builds/{id}/spec.
type Spec struct {
	Version      int           `json:"version"`
	App          App           `json:"app"`
	Archetype    Archetype     `json:"archetype"`
	Theme        Theme         `json:"theme"`
	Roles        []Role        `json:"roles"`    // app-wide roles; exactly one Default, exactly one Admin
	Accounts     []Account     `json:"accounts"` // demo accounts, at least one per role; embedded mode only
	Entities     []Entity      `json:"entities"`
	Booking      *Booking      `json:"booking,omitempty"` // the booking slice: services, providers, slots, appointments
	Shop         *Shop         `json:"shop,omitempty"`    // the shop slice: goods, cart, orders
	Stock        *Stock        `json:"stock,omitempty"`   // the stock slice: batches at locations, every movement kept
	Tools        []Tool        `json:"tools,omitempty"`   // interactive things: calculators, games, quizzes
	Course       *Course       `json:"course,omitempty"`  // the learning platform
	Writer       *Writer       `json:"writer,omitempty"`  // texts written from what is entered
	Agent        *Agent        `json:"agent,omitempty"`   // messages that are read, sorted and handled within rules
	Network      *Network      `json:"network,omitempty"` // how people reach one another: connections, messages, notifications
	Support      *Support      `json:"support,omitempty"` // paid support of pages in levels
	Tenancy      *Tenancy      `json:"tenancy,omitempty"` // several organisations that never see one another
	Log          *Log          `json:"log,omitempty"`     // the change log of the whole app
	Deputies     *Deputies     `json:"deputies,omitempty"`
	Landing      Landing       `json:"landing"`
	Dashboard    bool          `json:"dashboard"`
	Numbers      *Numbers      `json:"numbers,omitempty"` // key figures, charts and rankings of the dashboard
	Integrations []string      `json:"integrations"`      // slugs, e.g. "slack"
	Requirements []Requirement `json:"requirements"`
	// Without is what the customer asked the app not to have, "payment": it stays a promise until a later text asks for it.
	Without   []string   `json:"without,omitempty"`
	Checks    []Check    `json:"checks"` // acceptance checks, written from the spec before any code
	Decisions []Decision `json:"decisions"`
}

// App is what the whole app is called and where its owner lives.
type App struct {
	Name        string `json:"name"`                  // as people read it; any text of 1 to 60 characters, reaches code only JSON-encoded
	Slug        string `json:"slug"`                  // [a-z0-9-]{1,40}; package name, folder, cookie prefix
	Tagline     string `json:"tagline"`               // one sentence for the hero
	Description string `json:"description"`           // one or two sentences, page metadata
	Locale      string `json:"locale"`                // BCP 47, "en"
	Currency    string `json:"currency"`              // ISO 4217, "EUR"
	TimeZone    string `json:"time_zone"`             // IANA, "UTC"
	Accountless bool   `json:"accountless,omitempty"` // nobody signs in: no sign-in pages, no buttons for them
}

// Archetype says which family the app was matched to. Confidence is 0 to 1.
type Archetype struct {
	Slug       string   `json:"slug"`
	Confidence float64  `json:"confidence"`
	Blended    []string `json:"blended"`
	Because    []string `json:"because,omitempty"` // the words of the text that spoke most for it
}

// Theme is what the text asked of the looks. Colours are "#rrggbb"; "" means the compiler picks. The compiler, not the
// spec, works out readable companions (foregrounds, borders, dark mode) by computed contrast.
type Theme struct {
	Primary    string `json:"primary"`
	Background string `json:"background"`
	Accent     string `json:"accent"`
	Heading    string `json:"heading"`
	Tone       string `json:"tone"`             // calm | bold | playful | plain | rustic | warm
	Scale      string `json:"scale"`            // normal | large (big letters asked for)
	Mode       string `json:"mode"`             // system | light | dark
	Header     string `json:"header,omitempty"` // bar at the top of a site
	Type       string `json:"type,omitempty"`   // letters of headings: sans | serif | rounded | slab; "" sans
}

// Role is one app-wide role. The database keeps it in profiles.role.
type Role struct {
	Name     string `json:"name"` // identifier, "admin"
	Label    string `json:"label"`
	Default  bool   `json:"default"`            // what a new account gets
	Admin    bool   `json:"admin"`              // manages people and everything else
	Approval bool   `json:"approval,omitempty"` // new accounts of this role wait until an admin lets them in
	Open     bool   `json:"open,omitempty"`     // people choose it when they sign up, beside the default role
}

// Account is a demo account of the embedded mode, one click away on the sign-in page.
type Account struct {
	Name  string `json:"name"`
	Email string `json:"email"` // @example.com
	Role  string `json:"role"`
}

// Entity is one kind of record: a table, its policies and its pages.
//
// Labels match LabelPattern, so they are safe in JSX, SQL comments and prose without escaping. Every entity has id,
// created_at, updated_at and owner_id (the account that made the row, null for a visitor) without listing them.
type Entity struct {
	Name           string       `json:"name"`         // snake_case singular, reserved words already avoided: "sales_order"
	Table          string       `json:"table"`        // snake_case plural: "sales_orders"
	Route          string       `json:"route"`        // kebab-case, unique: "sales-orders"
	Label          string       `json:"label"`        // sentence case: "Sales order"
	LabelPlural    string       `json:"label_plural"` // "Sales orders"
	Icon           string       `json:"icon"`         // a name of the kit's icon set; "" is "circle"
	Title          string       `json:"title"`        // name of the text field shown as the row's title
	Fields         []Field      `json:"fields"`
	Access         Access       `json:"access"`
	Nav            bool         `json:"nav"`                  // has its own entry in the navigation
	Views          []string     `json:"views"`                // table | cards | gallery | articles, first is the default
	Shared         bool         `json:"shared"`               // a row is a space of its own: members, invitations, row roles owner and member
	Board          string       `json:"board,omitempty"`      // enum field whose options are the columns; adds a position column
	Calendar       string       `json:"calendar,omitempty"`   // date or datetime field shown in a month calendar
	Map            bool         `json:"map,omitempty"`        // list and map show the same rows; needs one place field
	Comments       bool         `json:"comments,omitempty"`   // a thread on the detail page
	Ratings        bool         `json:"ratings,omitempty"`    // 1 to 5 with a comment, one per person, average shown
	TimeLog        bool         `json:"time_log,omitempty"`   // time entries with totals, a timer, a time sheet page
	Moderation     bool         `json:"moderation,omitempty"` // suggested rows wait for approval: status pending, approved, rejected
	Transitions    []Transition `json:"transitions,omitempty"`
	Deal           *Deal        `json:"deal,omitempty"`         // requests of other accounts on a row: offers, applications, reservations (deal.go)
	Profile        string       `json:"profile,omitempty"`      // role: a row is the profile of an account of it, one for each
	Computed       []Computed   `json:"computed,omitempty"`     // values worked out from others
	Alerts         []Alert      `json:"alerts,omitempty"`       // conditions that show
	Spans          []Span       `json:"spans,omitempty"`        // pairs of fields filtered by one value between them
	OneOf          [][]string   `json:"one_of,omitempty"`       // exactly one field of each list is filled in
	DefaultSort    string       `json:"default_sort,omitempty"` // field or computed value, "-" before it: highest first; "" newest first
	Tap            *Tap         `json:"tap,omitempty"`          // a row is made by one click beside the row it belongs to
	Import         bool         `json:"import,omitempty"`       // rows can be brought in from a CSV file
	Print          bool         `json:"print,omitempty"`        // a page for paper, of the list and of a row
	Reactions      []Reaction   `json:"reactions,omitempty"`    // likes, votes, bookmarks, "I'll come": buttons on the row, counted
	Share          bool         `json:"share,omitempty"`        // a button that copies the row's address
	Report         bool         `json:"report,omitempty"`       // accounts can report a row to the admins, who remove or keep it
	Replies        bool         `json:"replies,omitempty"`      // comments can be answered
	CommentsFor    string       `json:"comments_for,omitempty"` // supporters | buyers: who may comment, besides the maker; "" every account
	Archive        string       `json:"archive,omitempty"`      // date field: rows before today stand in an archive
	Places         string       `json:"places,omitempty"`       // integer field: how many may press "attend"; empty in a row: no limit
	Persona        bool         `json:"persona,omitempty"`      // one row per account, made with it: what people say of themselves
	Editors        bool         `json:"editors,omitempty"`      // the members of a shared row are those who run it; read as its access says
	Guard          *Guard       `json:"guard,omitempty"`        // who sees the guarded fields
	BuyersOf       string       `json:"buyers_of,omitempty"`    // reference to what is sold: only who bought that row makes one here
	Feed           *Feed        `json:"feed,omitempty"`
	Workflow       *Workflow    `json:"workflow,omitempty"`        // states, moves between them as buttons, locks (workflow.go)
	History        bool         `json:"history,omitempty"`         // every change is kept, and shown on the row's page
	TitleOwner     bool         `json:"title_owner,omitempty"`     // rows go by the name of whoever made them: the title is not asked for
	PublicPage     *PublicPage  `json:"public_page,omitempty"`     // a page for visitors with some fields of rows that are not theirs to read
	Clash          string       `json:"clash,omitempty"`           // reference: two rows of one on the same day are shown in red in the calendar
	Checklist      []string     `json:"checklist,omitempty"`       // steps to be ticked on every row
	ChecklistRoles []string     `json:"checklist_roles,omitempty"` // who ticks, beside whoever changes the row
	Team           bool         `json:"team,omitempty"`            // accounts belong to one of its rows: department, crew
	Lists          []NamedList  `json:"lists,omitempty"`           // lists by condition, as tabs
	Limits         []Limit      `json:"limits,omitempty"`          // rules about more than one row
	Form           *Form        `json:"form,omitempty"`            // visitors send rows from the site (site.go)
	Publish        *Publish     `json:"publish,omitempty"`         // drafts and hidden rows: visitors see one value of a field only
	Compare        *Compare     `json:"compare,omitempty"`         // before and after, side by side
	Sample         []Row        `json:"sample"`
}

// Row is one sample row by field name. References and members are indexes (into the target's sample, into accounts);
// dates are whole days from today; datetimes are {"day":3,"time":"14:30"}; the rest is as the field's kind stores it.
type Row map[string]any

// FieldKind is how a field is stored, entered and shown.
type FieldKind string

// The kinds. The comment gives the column type and the shape of a value in samples and defaults.
const (
	Text      FieldKind = "text"      // text, string
	LongText  FieldKind = "long_text" // text, string
	Integer   FieldKind = "integer"   // integer, number
	Decimal   FieldKind = "decimal"   // numeric(14,3), number
	Money     FieldKind = "money"     // integer minor units (cents), number; shown in App.Currency
	Percent   FieldKind = "percent"   // numeric(6,2), number 0 to 100
	Date      FieldKind = "date"      // date
	DateTime  FieldKind = "date_time" // timestamptz
	Time      FieldKind = "time"      // time, "HH:MM"
	Duration  FieldKind = "duration"  // integer minutes, shown "2 h 15 min"
	Boolean   FieldKind = "boolean"   // boolean
	Enum      FieldKind = "enum"      // text with a check constraint, an option's value
	Tags      FieldKind = "tags"      // text[], list of option values (Options set) or free words
	Email     FieldKind = "email"     // text
	Phone     FieldKind = "phone"     // text
	URL       FieldKind = "url"       // text, http(s) only
	Place     FieldKind = "place"     // text address; adds <name>_lat and <name>_lng double precision columns
	Reference FieldKind = "reference" // uuid → Target's table
	Member    FieldKind = "member"    // uuid → profiles
	RichText  FieldKind = "rich_text" // text, Markdown, shown as formatting
	Image     FieldKind = "image"     // uuid → uploads, a picture; in samples a motif to draw: "boat" or "boat:3"
	Images    FieldKind = "images"    // uuid[] → uploads, up to 12 pictures; in samples a list of motifs
	File      FieldKind = "file"      // uuid → uploads, a file; in samples its name, "Plan.pdf"
)

// Kinds lists every FieldKind, in the order of the constants.
var Kinds = []FieldKind{Text, LongText, Integer, Decimal, Money, Percent, Date, DateTime, Time, Duration, Boolean,
	Enum, Tags, Email, Phone, URL, Place, Reference, Member, RichText, Image, Images, File}

// Field is one column of an entity and its place in forms and lists.
type Field struct {
	Name      string    `json:"name"` // snake_case; unique in the entity; never id, owner_id, position, created_at, updated_at
	Label     string    `json:"label"`
	Kind      FieldKind `json:"kind"`
	Required  bool      `json:"required"`
	Unique    bool      `json:"unique,omitempty"`
	Default   any       `json:"default,omitempty"`
	Min       *float64  `json:"min,omitempty"` // bounds of numbers, money in minor units, inclusive
	Max       *float64  `json:"max,omitempty"`
	MaxLength int       `json:"max_length,omitempty"` // of texts; 0 means 200 for text, 5000 for long_text
	Options   []Option  `json:"options,omitempty"`    // of enum and tags, in order
	Target    string    `json:"target,omitempty"`     // entity name, of reference
	OnDelete  string    `json:"on_delete,omitempty"`  // cascade | restrict | set_null, of reference; default restrict when required, else set_null
	Help      string    `json:"help,omitempty"`       // one sentence under the input
	After     string    `json:"after,omitempty"`      // name of a field of the same kind this one may not precede (start → end)
	InList    bool      `json:"in_list"`              // a column of the table, a line of the card
	Filter    bool      `json:"filter"`               // enum, tags, boolean, reference, member, date
	Search    bool      `json:"search"`               // texts
	Sort      bool      `json:"sort"`
	Due       bool      `json:"due,omitempty"`       // a due date: past and unfinished rows are marked overdue
	Guarded   bool      `json:"guarded,omitempty"`   // its value is only for whom Entity.Guard lets through
	HiddenBy  string    `json:"hidden_by,omitempty"` // with guard connected: the boolean field that hides it; "" always hidden
	SignUp    bool      `json:"sign_up,omitempty"`   // of a profile: asked when an account is made
	Rules     *Rules    `json:"rules,omitempty"`
}

// Option is one value of an enum or of tags.
type Option struct {
	Value string `json:"value"` // snake_case
	Label string `json:"label"`
	Tone  string `json:"tone,omitempty"`  // neutral | info | success | warning | danger
	Final bool   `json:"final,omitempty"` // the work is over here: done, cancelled, rejected
}

// Transition is one allowed move of the board or status field. With none listed every move is allowed.
type Transition struct {
	Field string   `json:"field"`
	From  string   `json:"from"`
	To    string   `json:"to"`
	Roles []string `json:"roles,omitempty"` // empty: whoever may update the row
}

// Access lists who may do what to an entity's rows; any grant that holds is enough. Empty means nobody.
type Access struct {
	Read   []Grant `json:"read"`
	Create []Grant `json:"create"`
	Update []Grant `json:"update"`
	Delete []Grant `json:"delete"`
}

// Grant lets one kind of person through. It becomes one line of a row-level security policy.
//
//	visitor  anybody, signed in or not
//	user     any account
//	owner    the account that made the row
//	role     accounts whose app-wide role is Role
//	member   members of the shared row: this row, or the one that reference field Via points at
//	manager  members of the shared row with row role owner; Via as for member
//	self     the account that member field Via points at
//	parent   whoever may read the row that reference field Via points at
//	team     accounts (of Role, or of any) in the team that reference field Via points at
//	colleague accounts (of Role, or of any) in the team of whoever made the row, or of member field Via
type Grant struct {
	Who  string     `json:"who"`
	Role string     `json:"role,omitempty"`
	Via  string     `json:"via,omitempty"`
	When *Condition `json:"when,omitempty"` // only rows where this holds
}

// Condition is Field = Value on the row itself.
type Condition struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// Booking is the booking slice. Its tables are services, providers, appointments, opening_hours and absences; the
// words around them are the owner's.
type Booking struct {
	Service      Words            `json:"service"`  // what is booked: "Treatment"
	Provider     Words            `json:"provider"` // who or what takes it: "Therapist", "Raft"
	Appointment  Words            `json:"appointment"`
	CustomerRole string           `json:"customer_role"` // role of who books
	StaffRole    string           `json:"staff_role"`    // role that sees own calendar only; "" none
	ProviderPick bool             `json:"provider_pick"` // the customer picks the provider (or "no preference")
	Services     []BookingService `json:"services"`
	Providers    []string         `json:"providers"` // names, at least one
	Extras       []BookingExtra   `json:"extras,omitempty"`
	Hours        []OpeningHours   `json:"hours"`
	Breaks       []OpeningHours   `json:"breaks,omitempty"`
	SlotMinutes  int              `json:"slot_minutes"`            // grid of start times
	Buffer       int              `json:"buffer_minutes"`          // blocked after each appointment
	LeadMinutes  int              `json:"lead_minutes"`            // earliest booking ahead
	HorizonDays  int              `json:"horizon_days"`            // latest booking ahead
	CancelHours  int              `json:"cancel_hours"`            // free of charge until then
	CancelFee    int              `json:"cancel_fee"`              // minor units; 0 none
	Capacity     int              `json:"capacity"`                // appointments at once over all providers; 0 no limit
	Hourly       *HourlyBooking   `json:"hourly,omitempty"`        // booked by the hour in place of fixed services' minutes
	FirstService string           `json:"first_service,omitempty"` // name of the service that a new customer books first; "" any
	Notes        bool             `json:"notes,omitempty"`         // whoever takes an appointment writes a note that nobody else sees; needs StaffRole
	Ratings      bool             `json:"ratings,omitempty"`       // customers rate appointments that are over; the average is on the start page
	Fields       []Field          `json:"fields"`                  // what else is asked of the customer; kinds text, long_text, integer, boolean, enum, phone, email
}

// Words are one noun of the booking slice; LabelPattern holds.
type Words struct {
	Label       string `json:"label"`
	LabelPlural string `json:"label_plural"`
}

// BookingService is one row of the services table at the start. Price is in minor units.
type BookingService struct {
	Name     string `json:"name"`
	Minutes  int    `json:"minutes"`
	Price    int    `json:"price"`
	Buffer   *int   `json:"buffer_minutes,omitempty"` // in place of Booking.Buffer
	NoExtras bool   `json:"no_extras,omitempty"`
}

// BookingExtra can be added to a booking. Price is in minor units.
type BookingExtra struct {
	Name    string `json:"name"`
	Price   int    `json:"price"`
	Minutes int    `json:"minutes"`
}

// OpeningHours is one span of one weekday (0 Sunday to 6 Saturday), "HH:MM" local to App.TimeZone.
type OpeningHours struct {
	Weekday int    `json:"weekday"`
	From    string `json:"from"`
	To      string `json:"to"`
}

// HourlyBooking is a thing booked by the hour: prices per hour in minor units.
type HourlyBooking struct {
	MinHours     int `json:"min_hours"`
	MaxHours     int `json:"max_hours"`
	WeekdayPrice int `json:"weekday_price"`
	WeekendPrice int `json:"weekend_price"`
	MaxPeople    int `json:"max_people"` // 0: people are not asked for
}

// Landing is the public start page. All of it is prose and reaches the app as JSON.
type Landing struct {
	Headline string    `json:"headline"`
	Sub      string    `json:"sub"`
	Action   string    `json:"action"` // label of the main button
	Points   []Point   `json:"points"` // three or four
	Sections []Section `json:"sections,omitempty"`
	Site     *Site     `json:"site,omitempty"` // the start page is a public site of its own
}

// Point is one card of the start page.
type Point struct {
	Icon  string `json:"icon"`
	Title string `json:"title"`
	Text  string `json:"text"`

	Price     string   `json:"price,omitempty"`     // as written: "from £120"
	Note      string   `json:"note,omitempty"`      // small print under it
	Highlight bool     `json:"highlight,omitempty"` // the one that stands out among its neighbours
	Lines     []string `json:"lines,omitempty"`     // what a plan holds
	Art       string   `json:"art,omitempty"`       // motif of its picture
	Href      string   `json:"href,omitempty"`      // where a link leads
}

// Section is one further part of the start page.
type Section struct {
	Kind   string  `json:"kind"` // one of SectionKinds
	Title  string  `json:"title"`
	Text   string  `json:"text,omitempty"`
	Items  []Point `json:"items,omitempty"`
	ID     string  `json:"id,omitempty"`     // anchor: "prices"
	Entity string  `json:"entity,omitempty"` // whose form or rows it shows
	Art    string  `json:"art,omitempty"`    // motif of a picture beside it
	Area   *Area   `json:"area,omitempty"`   // of kind area
}

// Requirement is one clause of the text and what became of it.
type Requirement struct {
	ID     string   `json:"id"`              // "r1", in reading order
	Text   string   `json:"text"`            // the clause, as written
	Source string   `json:"source"`          // description | requirements
	Span   [2]int   `json:"span"`            // byte offsets into that text
	Nodes  []string `json:"nodes"`           // spec nodes that meet it, "entities/task/board"; empty means unmet
	Checks []string `json:"checks"`          // ids of acceptance checks that prove it
	Unmet  string   `json:"unmet,omitempty"` // why nothing meets it
	Left   []string `json:"left,omitempty"`  // words of meaning that no node claims, where the rest is met: it is met in part only
}

// Check is one acceptance check: steps in the browser on the built app, found by what a person would see.
type Check struct {
	ID    string `json:"id"` // "task-board-move"
	Title string `json:"title"`
	As    string `json:"as"` // "visitor" or a role; the demo account of that role signs in; "<role>-2" is another account
	Steps []Step `json:"steps"`
}

// Step is one thing done or seen. Docs: docs/acceptance-checks.md.
type Step struct {
	Do     string `json:"do"`               // goto | click | fill | choose | check | press | drag | reload | sign_in | see | not_see | see_value | url
	Role   string `json:"role,omitempty"`   // ARIA role of the target: button, link, textbox, heading, option, …
	Name   string `json:"name,omitempty"`   // accessible name of the target, or the text to see
	Within string `json:"within,omitempty"` // accessible name of the region, list, row or dialog to look in
	Value  string `json:"value,omitempty"`  // text to type, option to choose, path to open, key to press; {run} becomes a word unique to the run, {digits} digits
	To     string `json:"to,omitempty"`     // accessible name of the drop target of drag
}

// Decision is one open question, the answer that was taken and whether the customer gave it.
type Decision struct {
	Key      string   `json:"key"` // "cancellation_hours"
	Question string   `json:"question"`
	Options  []string `json:"options,omitempty"`
	Answer   string   `json:"answer"`
	Source   string   `json:"source"` // default | text | customer
}
