import { describe, expect, it } from "vitest";
import {
  addDays, bookableDays, changeAt, clockText, dayOf, feeAt, freeDays, freeSlots, hourlyPrice, hoursProblem, instantAt,
  isDay, leastBusy, minuteOf, parseClock, peak, peopleProblem, timeText, totalPrice, weekdayOf, weekStart,
  type BookingCalendar, type BusySpan,
} from ".";

/** A small seeded generator: the properties are checked on the same thousands of cases every run. */
function random(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { below: (n: number) => Math.floor(next() * n), pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]! };
}

const zones = ["UTC", "Europe/Vienna", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"] as const;
const at = (text: string) => Date.parse(text);

describe("clock", () => {
  it("reads a wall clock in winter and in summer", () => {
    expect(instantAt("2026-01-15", 9 * 60, "Europe/Vienna")).toBe(at("2026-01-15T08:00:00Z"));
    expect(instantAt("2026-07-15", 9 * 60, "Europe/Vienna")).toBe(at("2026-07-15T07:00:00Z"));
  });
  it("moves a skipped time forward and takes the later of a doubled one", () => {
    expect(instantAt("2026-03-29", 150, "Europe/Vienna")).toBe(at("2026-03-29T01:30:00Z"));
    expect(timeText(instantAt("2026-03-29", 150, "Europe/Vienna"), "Europe/Vienna")).toBe("03:30");
    expect(instantAt("2026-10-25", 150, "Europe/Vienna")).toBe(at("2026-10-25T01:30:00Z"));
  });
  it("goes there and back for every zone, whenever the clocks do not change", () => {
    const r = random(7);
    for (let i = 0; i < 1000; i++) {
      const zone = r.pick(zones);
      const instant = at("2024-01-01T00:00:00Z") + r.below(4 * 365 * 24 * 60) * 60_000;
      const back = instantAt(dayOf(instant, zone), minuteOf(instant, zone), zone);
      // An hour that the clock shows twice is the only thing that cannot be told apart.
      expect([0, 30 * 60_000, 60 * 60_000]).toContain(Math.abs(back - instant));
      expect(timeText(back, zone)).toBe(timeText(instant, zone));
    }
  });
  it("counts days over a change of clocks", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(weekdayOf("2026-11-23")).toBe(1);
    expect(weekStart("2026-11-29")).toBe("2026-11-23");
  });
  it("knows what is no day and no time", () => {
    expect(["2026-02-30", "2026-13-01", "26-01-01", "", "2026-1-1"].filter(isDay)).toEqual([]);
    expect(isDay("2028-02-29")).toBe(true);
    expect(["7:30", "07:30:00", "24:00"].map(parseClock)).toEqual([450, 450, 1440]);
    expect(["7", "7:60", "25:00", "24:01", "ab:cd"].map(parseClock)).toEqual([null, null, null, null, null]);
    expect(clockText(450)).toBe("07:30");
  });
});

const week = (from: string, to: string, days = [1, 2, 3, 4]) => days.map((weekday) => ({ weekday, from, to }));
const practice: BookingCalendar = {
  zone: "Europe/Vienna",
  hours: [...week("07:30", "19:00"), { weekday: 5, from: "07:30", to: "14:00" }],
  breaks: week("12:30", "13:00", [1, 2, 3, 4, 5]),
  providers: ["ana", "ben", "cem"],
  busy: [],
  slotMinutes: 15,
  leadMinutes: 120,
  horizonDays: 56,
  capacity: 2,
};
const vienna = (day: string, clock: string) => instantAt(day, parseClock(clock)!, "Europe/Vienna");
const taken = (providerId: string | null, day: string, from: string, to: string, buffer = 0, absence = false): BusySpan => ({
  providerId, start: vienna(day, from), end: vienna(day, to), until: vienna(day, to) + buffer * 60_000, absence,
});
const now = at("2026-11-23T08:00:00Z");
const starts = (day: string, minutes: number, calendar = practice, providerId?: string, buffer = 10) =>
  freeSlots(day, { minutes, buffer, providerId }, calendar, now).map((s) => timeText(s.start, calendar.zone));

describe("slots", () => {
  it("keeps to opening hours and breaks", () => {
    const friday = freeSlots("2026-11-27", { minutes: 60, buffer: 10 }, practice, now);
    expect(friday.every((s) => s.end <= vienna("2026-11-27", "14:00"))).toBe(true);
    expect(friday.some((s) => s.end > vienna("2026-11-27", "12:30") && s.start < vienna("2026-11-27", "13:00"))).toBe(false);
    expect(starts("2026-11-27", 60).slice(-2)).toEqual(["11:30", "13:00"]);
    expect(starts("2026-11-28", 60)).toEqual([]);
  });
  it("starts on the grid, counted from opening", () => {
    expect(starts("2026-11-24", 45).slice(0, 3)).toEqual(["07:30", "07:45", "08:00"]);
  });
  it("keeps lead and horizon", () => {
    expect(starts("2026-11-23", 15)[0]).toBe("11:00");
    expect(bookableDays(practice, now)).toEqual({ first: "2026-11-23", last: "2027-01-18" });
    expect(starts("2027-01-18", 15).length).toBeGreaterThan(0);
    expect(starts("2027-01-19", 15)).toEqual([]);
  });
  it("takes away what is taken, with its buffer before and after", () => {
    const busy = [taken("ana", "2026-11-24", "09:00", "10:00", 10)];
    const free = starts("2026-11-24", 60, { ...practice, busy }, "ana");
    expect(free).toContain("07:45");
    for (const gone of ["08:00", "08:15", "09:00", "10:00"]) expect(free).not.toContain(gone);
    expect(free).toContain("10:15");
    expect(starts("2026-11-24", 60, { ...practice, busy }, "ben")).toContain("09:00");
  });
  it("never lets more run at once than there is room for", () => {
    const busy = [taken("ana", "2026-11-24", "09:00", "10:00"), taken("ben", "2026-11-24", "09:30", "10:30")];
    const free = starts("2026-11-24", 30, { ...practice, busy }, "cem", 0);
    expect(free).toContain("09:00");
    expect(free).not.toContain("09:15");
    expect(free).not.toContain("09:30");
    expect(free).toContain("10:00");
    expect(peak({ start: busy[0]!.start, end: busy[1]!.end }, busy)).toBe(2);
  });
  it("takes absences away, of one and of all", () => {
    const one = { ...practice, busy: [taken("ana", "2026-11-24", "00:00", "24:00", 0, true)] };
    expect(starts("2026-11-24", 60, one, "ana")).toEqual([]);
    expect(starts("2026-11-24", 60, one)).not.toEqual([]);
    const all = { ...practice, busy: [taken(null, "2026-11-24", "00:00", "24:00", 0, true)] };
    expect(starts("2026-11-24", 60, all)).toEqual([]);
    expect(freeDays("2026-11-24", "2026-11-29", { minutes: 60, buffer: 0 }, all, now)).toEqual(["2026-11-25", "2026-11-26", "2026-11-27"]);
  });
  it("gives work to whoever has least of it", () => {
    const calendar = { ...practice, busy: [taken("ana", "2026-11-24", "09:00", "10:00"), taken("cem", "2026-11-24", "09:00", "10:00")] };
    const slot = freeSlots("2026-11-24", { minutes: 60, buffer: 0 }, calendar, now).find((s) => s.start === vienna("2026-11-24", "14:00"))!;
    expect(slot.providers).toEqual(["ana", "ben", "cem"]);
    expect(leastBusy(slot, calendar)).toBe("ben");
  });

  it("holds its promises on any calendar, also on days when the clocks change", () => {
    const r = random(42);
    const days = ["2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04", "2026-06-10"];
    for (let i = 0; i < 150; i++) {
      const zone = r.pick(zones);
      const day = r.pick(days);
      const from = r.below(20) * 60;
      const providers = ["a", "b", "c"].slice(0, 1 + r.below(3));
      const wish = { minutes: 15 + r.below(8) * 15, buffer: r.below(4) * 10 };
      const busy = Array.from({ length: r.below(8) }, (): BusySpan => {
        const start = instantAt(day, r.below(96) * 15, zone);
        const end = start + (15 + r.below(8) * 15) * 60_000;
        return { providerId: r.pick([...providers, null]), start, end, until: end + r.below(3) * 600_000, absence: r.below(3) === 0 };
      });
      const calendar: BookingCalendar = {
        zone, providers, busy, capacity: r.below(3), slotMinutes: r.pick([15, 20, 30, 60]), leadMinutes: 0, horizonDays: 400,
        hours: [{ weekday: weekdayOf(day), from: clockText(from), to: clockText(Math.min(1440, from + 120 + r.below(12) * 60)) }],
        breaks: r.below(2) ? [{ weekday: weekdayOf(day), from: clockText(from + 60), to: clockText(from + 90) }] : [],
      };
      const opening = instantAt(day, from, zone);
      for (const slot of freeSlots(day, wish, calendar, at("2026-01-01T00:00:00Z"))) {
        expect(slot.end - slot.start).toBe(wish.minutes * 60_000);
        expect(slot.start).toBeGreaterThanOrEqual(opening);
        expect(slot.end).toBeLessThanOrEqual(instantAt(day, parseClock(calendar.hours[0]!.to)!, zone));
        expect((slot.start - opening) % (calendar.slotMinutes * 60_000)).toBe(0);
        if (calendar.capacity) expect(peak(slot, busy)).toBeLessThan(calendar.capacity);
        for (const id of slot.providers) {
          for (const b of busy.filter((x) => x.providerId === id || x.providerId === null)) {
            const end = b.absence ? slot.end : slot.end + wish.buffer * 60_000;
            expect(b.start >= end || (b.absence ? b.end : b.until) <= slot.start).toBe(true);
          }
        }
      }
    }
  });
});

describe("price", () => {
  const raft = { minHours: 2, maxHours: 6, weekdayPrice: 6000, weekendPrice: 8000, maxPeople: 8 };
  it("has a weekday and a weekend rate", () => {
    expect(hourlyPrice("2026-11-25", 3, raft)).toBe(18_000);
    expect(hourlyPrice("2026-11-28", 2, raft)).toBe(16_000);
    expect(hourlyPrice("2026-11-29", 2, raft)).toBe(16_000);
  });
  it("names the limit that is broken", () => {
    expect(hoursProblem(1, raft)).toBe("Book at least 2 hours");
    expect(hoursProblem(7, raft)).toBe("Book at most 6 hours");
    expect(hoursProblem(2.5, raft)).toBe("Enter whole hours");
    expect(hoursProblem(2, raft)).toBeNull();
    expect(peopleProblem(9, raft)).toBe("At most 8 people");
    expect(peopleProblem(0, raft)).toBe("Enter how many people come");
    expect(peopleProblem(8, raft)).toBeNull();
  });
  it("adds extras", () => expect(totalPrice(8500, [{ price: 1200 }, { price: 1500 }])).toBe(11_200));
});

describe("cancel", () => {
  const rules = { cancelHours: 24, cancelFee: 4000 };
  const start = at("2026-11-25T09:00:00Z");
  it("is free until so many hours before, then costs, then is over", () => {
    expect(changeAt(start, rules, start - 24 * 3_600_000)).toBe("free");
    expect(changeAt(start, rules, start - 24 * 3_600_000 + 1)).toBe("late");
    expect(changeAt(start, rules, start)).toBe("over");
    expect(feeAt(start, rules, start - 25 * 3_600_000)).toBe(0);
    expect(feeAt(start, rules, start - 3_600_000)).toBe(4000);
  });
});
