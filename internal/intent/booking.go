package intent

// Booking is what the text says of booking: prices, hours and rules. A zero value means the text does not say.
type Booking struct {
	Services []Service
	Extras   []Service
	Hours    []Hours
	Breaks   []Hours
	Asked    []*Field // what a customer is asked for
	Hourly   *Hourly
	Currency string

	SlotMinutes, Buffer, LeadMinutes, HorizonDays, CancelHours, CancelFee, Capacity int
	NoBuffer                                                                        []string // services after which nothing is blocked
	First                                                                           string
	TimeZone                                                                        string
	Providers                                                                       int    // "three therapists"
	ProviderWord                                                                    string // "therapist"
	Thing                                                                           string // what is booked, as written: "padel court"
	ProviderNames                                                                   []string
	ProviderThing                                                                   bool // what is booked is a thing, not somebody
	ByHour                                                                          bool // "by the hour", without a price
	Said                                                                            []Themed
}

// Service is a thing that can be booked, or an extra: price in minor units.
type Service struct {
	Name           string
	Minutes, Price int
	NoExtras       bool
	At             Range
}

// Hours is one span of one weekday, 0 Sunday, "HH:MM".
type Hours struct {
	Weekday  int
	From, To string
}

// Hourly is a thing booked by the hour, prices in minor units.
type Hourly struct {
	MinHours, MaxHours, WeekdayPrice, WeekendPrice, MaxPeople int
}
