package archetype

import (
	"maps"
	"regexp"
	"slices"
)

// namesOfUnits are the words for the units of the unit converter (living/src/kit/converter/measures.ts), by their signs.
var namesOfUnits = map[string][]string{
	"m": {"metre", "metres", "meter", "meters"}, "km": {"kilometre", "kilometres", "kilometer", "kilometers"}, "cm": {"centimetre", "centimetres", "centimeter", "centimeters"},
	"mm": {"millimetre", "millimetres", "millimeter", "millimeters"}, "mi": {"mile", "miles"}, "yd": {"yard", "yards"}, "ft": {"foot", "feet"}, "in": {"inch", "inches"}, "nmi": {"nautical miles"},
	"kg": {"kilo", "kilos", "kilogram", "kilograms"}, "g": {"gram", "grams"}, "mg": {"milligram", "milligrams"}, "t": {"tonne", "tonnes"}, "lb": {"pound", "pounds", "lbs"}, "oz": {"ounce", "ounces"}, "st": {"stone", "stones"},
	"l": {"litre", "litres", "liter", "liters"}, "ml": {"millilitre", "millilitres", "milliliter", "milliliters"}, "dl": {"decilitre", "decilitres"}, "m³": {"cubic metre", "cubic metres"},
	"cup": {"cup", "cups"}, "tbsp": {"tablespoon", "tablespoons"}, "tsp": {"teaspoon", "teaspoons"}, "fl oz": {"fluid ounces"}, "pt": {"pint", "pints"}, "gal": {"gallon", "gallons"},
	"°C": {"celsius", "centigrade"}, "°F": {"fahrenheit"}, "K": {"kelvin"}, "m²": {"square metre", "square metres", "square meters"}, "km²": {"square kilometres"}, "ha": {"hectare", "hectares"}, "ac": {"acre", "acres"}, "ft²": {"square feet"},
	"km/h": {"kilometres per hour", "kph", "kmh"}, "m/s": {"metres per second"}, "mph": {"miles per hour"}, "kn": {"knot", "knots"}, "MB": {"megabyte", "megabytes"}, "GB": {"gigabyte", "gigabytes"}, "KB": {"kilobyte", "kilobytes"}, "TB": {"terabyte", "terabytes"},
	"kcal": {"calories", "kilocalories"}, "kJ": {"kilojoule", "kilojoules"}, "kWh": {"kilowatt hours"}, "bar": {}, "psi": {}, "kPa": {"kilopascal"}, "hPa": {"hectopascal"},
}

var cooksWords = regexp.MustCompile(`\b(?:cook|cooks|cooking|kitchen|recipes?|baking|bakers?|bake|flour|ingredients?)\b`)

// unitsOf gives the signs of the units that a text (in lower case) names, in a fixed order.
func unitsOf(text string) []string {
	var out []string
	for _, sign := range slices.Sorted(maps.Keys(namesOfUnits)) {
		for _, word := range append(slices.Clone(namesOfUnits[sign]), sign) {
			if len(word) > 1 && regexp.MustCompile(`(?:^|[^a-z])`+regexp.QuoteMeta(word)+`(?:[^a-z]|$)`).MatchString(text) && word != "in" {
				out = append(out, sign)
				break
			}
		}
	}
	return out
}
