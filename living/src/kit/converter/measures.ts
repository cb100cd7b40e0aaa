/** A unit: `factor` times it is the first unit of its kind; degrees have a shift as well. */
export type Unit = { sign: string; name: string; kind: string; factor: number; shift?: number };

const unit = (kind: string, sign: string, name: string, factor: number, shift?: number): Unit => ({ sign, name, kind, factor, shift });

/** What can be converted, kind by kind. */
export const UNITS: readonly Unit[] = [
  unit("Length", "m", "metres", 1), unit("Length", "km", "kilometres", 1000), unit("Length", "cm", "centimetres", 0.01), unit("Length", "mm", "millimetres", 0.001),
  unit("Length", "mi", "miles", 1609.344), unit("Length", "yd", "yards", 0.9144), unit("Length", "ft", "feet", 0.3048), unit("Length", "in", "inches", 0.0254), unit("Length", "nmi", "nautical miles", 1852),
  unit("Weight", "kg", "kilograms", 1), unit("Weight", "g", "grams", 0.001), unit("Weight", "mg", "milligrams", 0.000001), unit("Weight", "t", "tonnes", 1000),
  unit("Weight", "lb", "pounds", 0.45359237), unit("Weight", "oz", "ounces", 0.028349523125), unit("Weight", "st", "stones", 6.35029318),
  unit("Volume", "l", "litres", 1), unit("Volume", "ml", "millilitres", 0.001), unit("Volume", "dl", "decilitres", 0.1), unit("Volume", "m³", "cubic metres", 1000),
  unit("Volume", "cup", "cups", 0.2365882365), unit("Volume", "tbsp", "tablespoons", 0.01478676478), unit("Volume", "tsp", "teaspoons", 0.00492892159),
  unit("Volume", "fl oz", "fluid ounces", 0.0295735296), unit("Volume", "pt", "pints", 0.473176473), unit("Volume", "gal", "gallons", 3.785411784),
  unit("Temperature", "°C", "Celsius", 1), unit("Temperature", "°F", "Fahrenheit", 5 / 9, -32), unit("Temperature", "K", "kelvin", 1, -273.15),
  unit("Area", "m²", "square metres", 1), unit("Area", "km²", "square kilometres", 1_000_000), unit("Area", "ha", "hectares", 10_000), unit("Area", "ac", "acres", 4046.8564224), unit("Area", "ft²", "square feet", 0.09290304),
  unit("Speed", "km/h", "kilometres per hour", 1), unit("Speed", "m/s", "metres per second", 3.6), unit("Speed", "mph", "miles per hour", 1.609344), unit("Speed", "kn", "knots", 1.852),
  unit("Time", "s", "seconds", 1), unit("Time", "min", "minutes", 60), unit("Time", "h", "hours", 3600), unit("Time", "d", "days", 86_400), unit("Time", "wk", "weeks", 604_800),
  unit("Data", "MB", "megabytes", 1), unit("Data", "KB", "kilobytes", 0.001), unit("Data", "GB", "gigabytes", 1000), unit("Data", "TB", "terabytes", 1_000_000),
  unit("Energy", "kcal", "kilocalories", 1), unit("Energy", "kJ", "kilojoules", 1 / 4.184), unit("Energy", "kWh", "kilowatt hours", 860.42065),
  unit("Pressure", "bar", "bar", 1), unit("Pressure", "psi", "pounds per square inch", 0.0689475729), unit("Pressure", "kPa", "kilopascals", 0.01), unit("Pressure", "hPa", "hectopascals", 0.001),
];

/** How much a litre weighs in kilograms, for cups of flour. */
export const INGREDIENTS: readonly { name: string; density: number }[] = [
  { name: "Water", density: 1 }, { name: "Milk", density: 1.03 }, { name: "Flour", density: 0.53 }, { name: "Sugar", density: 0.85 }, { name: "Icing sugar", density: 0.51 }, { name: "Butter", density: 0.96 },
  { name: "Oil", density: 0.92 }, { name: "Honey", density: 1.42 }, { name: "Rice", density: 0.79 }, { name: "Oats", density: 0.38 }, { name: "Cocoa", density: 0.42 }, { name: "Salt", density: 1.22 },
];

/** The units that an app offers: those it names, with their whole kind where it names one of a kind only; all when it names none. */
export function offered(signs: readonly string[]): Unit[] {
  if (signs.length === 0) return [...UNITS];
  const named = UNITS.filter((one) => signs.includes(one.sign));
  return UNITS.filter((one) => signs.includes(one.sign) || named.filter((other) => other.kind === one.kind).length === 1);
}

/** The value in another unit; between weight and volume by what a litre weighs. Null when they measure different things. */
export function converted(value: number, from: Unit, to: Unit, density: number): number | null {
  const base = (value + (from.shift ?? 0)) * from.factor;
  let inTo = base;
  if (from.kind !== to.kind) {
    if (from.kind === "Weight" && to.kind === "Volume") inTo = base / density;
    else if (from.kind === "Volume" && to.kind === "Weight") inTo = base * density;
    else return null;
  }
  return inTo / to.factor - (to.shift ?? 0);
}

const plain = new Intl.NumberFormat("en", { maximumSignificantDigits: 7 });
/** Seven digits are more than anybody measures; what is left of rounding is zero. */
export const measure = (value: number) => plain.format(Math.abs(value) < 1e-9 ? 0 : value);

/** "1,5" and "1.5" are both one and a half; null is no number. */
export function read(text: string): number | null {
  const tidy = text.trim().replace(/[\s\u00a0']/g, "").replace(",", ".");
  return /^-?\d+(\.\d*)?$|^-?\.\d+$/.test(tidy) ? Number(tidy) : null;
}
