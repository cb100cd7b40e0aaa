/** How values are written for people, in the app's language, currency and time zone. */
export { dateTime, instantOf, isPast, isPastInstant, longDate, shortDate, timeOfDay, today, wallClock } from "./date";
export { duration, parseSpan } from "./duration";
export { currencySign, fixed, money, moneyInput, number, parseDecimal, parseMoney, percent } from "./number";
export { initials, NOTHING } from "./text";
