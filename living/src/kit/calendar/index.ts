export type { CalendarEntry } from "./month-calendar";
export { DayPicker } from "./day-picker";
export { MonthCalendar } from "./month-calendar";
export * from "./month";
export { momentOf } from "./moment";
