package intent

import (
	"math"
	"strconv"
	"strings"
)

// currencies maps signs and codes to ISO 4217.
var currencies = map[string]string{
	"€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "£": "GBP", "gbp": "GBP",
	"pound": "GBP", "pounds": "GBP", "chf": "CHF", "francs": "CHF", "nok": "NOK", "sek": "SEK", "dkk": "DKK", "kr": "SEK", "pln": "PLN", "zł": "PLN", "czk": "CZK",
	"¥": "JPY", "yen": "JPY", "jpy": "JPY", "₹": "INR", "inr": "INR", "rupees": "INR", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "try": "TRY", "₺": "TRY", "zar": "ZAR",
}

// moneyAt reads "€ 95", "$50", "60 €", "60 EUR", "CHF 12.50" at token i: minor units, currency, the token after it.
func (in *Intent) moneyAt(i, limit int) (minor int, currency string, next int, ok bool) {
	if i < 0 || i >= limit || i >= len(in.Tokens) {
		return 0, "", i, false
	}
	t := in.Tokens[i]
	switch {
	case currencies[t.Lower] != "" && t.Lower != "try" && i+1 < limit && in.Tokens[i+1].Kind == Number:
		n, good := parseNumber(in.Tokens[i+1].Text)
		return toMinor(n), currencies[t.Lower], i + 2, good
	case t.Kind == Number && i+1 < limit && currencies[in.Tokens[i+1].Lower] != "" && in.Tokens[i+1].Lower != "try":
		// "60 € 95": the sign may belong to the next number
		n, good := parseNumber(t.Text)
		return toMinor(n), currencies[in.Tokens[i+1].Lower], i + 2, good
	}
	return 0, "", i, false
}

func toMinor(n float64) int {
	if n > 1e6 {
		n = 1e6
	}
	return int(math.Round(n * 100))
}

// parseNumber reads "1,200", "12.50", "3,5", "1.200,50".
func parseNumber(s string) (float64, bool) {
	if strings.Contains(s, ":") || len(s) > 15 {
		return 0, false
	}
	comma, point := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	switch {
	case comma > point && len(s)-comma-1 != 3:
		s = strings.ReplaceAll(s[:comma], ".", "") + "." + s[comma+1:]
	case comma >= 0:
		s = strings.ReplaceAll(s, ",", "")
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

// durationAt reads "45 min", "1.5 hours", "1 h 30 min", "30-minute" at token i as minutes.
func (in *Intent) durationAt(i, limit int) (minutes, next int, ok bool) {
	if i < 0 || i+1 >= limit || i+1 >= len(in.Tokens) || in.Tokens[i].Kind != Number {
		return 0, i, false
	}
	n, good := parseNumber(in.Tokens[i].Text)
	if !good || n > 100_000 {
		return 0, i, false
	}
	switch unit := in.Tokens[i+1]; {
	case unit.Is("min", "mins", "minute", "minutes", "m", "minuten", "'"):
		return int(n), i + 2, true
	case unit.Is("h", "hr", "hrs", "hour", "hours", "stunden"):
		minutes, next = int(math.Round(n*60)), i+2
		if more, after, also := in.durationAt(min(next, limit-1), limit); also && next < limit && more < 60 {
			return minutes + more, after, true
		}
		return minutes, next, true
	case unit.Is("day", "days"):
		return int(n) * 1440, i + 2, true
	case unit.Is("week", "weeks"):
		return int(n) * 7 * 1440, i + 2, true
	case unit.Is("month", "months"):
		return int(n) * 30 * 1440, i + 2, true
	}
	return 0, i, false
}

var weekdays = map[string]int{
	"sunday": 0, "sun": 0, "sundays": 0, "monday": 1, "mon": 1, "mondays": 1, "tuesday": 2, "tue": 2, "tues": 2, "tuesdays": 2, "wednesday": 3, "wed": 3, "wednesdays": 3,
	"thursday": 4, "thu": 4, "thur": 4, "thurs": 4, "thursdays": 4, "friday": 5, "fri": 5, "fridays": 5, "saturday": 6, "sat": 6, "saturdays": 6,
}

// daysAt reads "Tue-Sat", "Mon to Thu", "Mon, Wed and Fri", "weekdays", "weekends", "every day".
func (in *Intent) daysAt(i, limit int) (days []int, next int, ok bool) {
	t := in.Tokens[i]
	switch {
	case t.Is("weekdays", "workdays", "weekday"):
		return []int{1, 2, 3, 4, 5}, i + 1, true
	case t.Is("weekends", "weekend"):
		return []int{6, 0}, i + 1, true
	case t.Is("daily"), t.Is("every", "all") && i+1 < limit && in.Tokens[i+1].Is("day", "week"):
		n := i + 1
		if !t.Is("daily") {
			n++
		}
		return []int{1, 2, 3, 4, 5, 6, 0}, n, true
	}
	for i < limit {
		from, isDay := weekdays[in.Tokens[i].Lower]
		if !isDay {
			break
		}
		to := from
		next := i + 1
		if next < limit && in.Tokens[next].Is(".") {
			next++
		}
		if next+1 < limit && in.Tokens[next].Is("-", "–", "to", "till", "until", "through", "thru") {
			if last, isDay := weekdays[in.Tokens[next+1].Lower]; isDay {
				to, next = last, next+2
			}
		} else if next < limit && in.Tokens[next].Glued {
			if last, isDay := weekdays[in.Tokens[next].Lower]; isDay { // "Tue-Sat", the hyphen is no token
				to, next = last, next+1
			}
		}
		for d := from; ; d = (d + 1) % 7 {
			days = append(days, d)
			if d == to || len(days) > 14 {
				break
			}
		}
		i = next
		if i+1 < limit && in.Tokens[i].Is(",", "and", "&") {
			if _, more := weekdays[in.Tokens[i+1].Lower]; more {
				i++
				continue
			}
		}
		break
	}
	return days, i, len(days) > 0
}

// clockAt reads "9", "9am", "07:30", "17.30", "5 pm" as minutes of the day.
func (in *Intent) clockAt(i, limit int) (minute, next int, ok bool) {
	if i >= limit || in.Tokens[i].Kind != Number {
		return 0, i, false
	}
	text := strings.ReplaceAll(in.Tokens[i].Text, ".", ":")
	hour, rest, hasMinutes := strings.Cut(text, ":")
	h, err := strconv.Atoi(hour)
	m := 0
	if hasMinutes {
		var err2 error
		if m, err2 = strconv.Atoi(rest); err2 != nil || len(rest) != 2 {
			return 0, i, false
		}
	}
	if err != nil || h > 24 || m > 59 || len(hour) > 2 {
		return 0, i, false
	}
	i++
	if i < limit {
		switch {
		case in.Tokens[i].Is("pm") || in.Tokens[i].Is("p.m"):
			if h < 12 {
				h += 12
			}
			i++
		case in.Tokens[i].Is("am"):
			if h == 12 {
				h = 0
			}
			i++
		case in.Tokens[i].Is("h", "uhr", "o'clock"):
			i++
		}
	}
	return h*60 + m, i, h*60+m <= 24*60
}

// spanAt reads "9 to 5", "07:30-19:00", "from 9am until 6pm": 5 after 9 is the afternoon.
func (in *Intent) spanAt(i, limit int) (from, to, next int, ok bool) {
	for i < limit && in.Tokens[i].Is("from", "between", ":", "at") {
		i++
	}
	from, i, ok = in.clockAt(i, limit)
	if !ok || i+1 >= limit || !in.Tokens[i].Is("-", "–", "—", "to", "till", "until", "and") {
		return 0, 0, i, false
	}
	to, next, ok = in.clockAt(i+1, limit)
	if ok && to <= from && to <= 12*60 {
		to += 12 * 60
	}
	return from, to, next, ok && to > from && to <= 24*60
}

func clock(minute int) string {
	return string([]byte{'0' + byte(minute/600), '0' + byte(minute/60%10), ':', '0' + byte(minute%60/10), '0' + byte(minute%10)})
}
