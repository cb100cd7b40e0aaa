"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState, useTransition } from "react";
import app from "@/content/app.json";
import { bookableDays, dayOf, leastBusy, slotsByDay, type BookingCalendar } from "@/kit/booking";
import { DayPicker } from "@/kit/calendar";
import { Button } from "@/kit/ui/button";
import { useToast } from "@/kit/ui/toast";
import { moveAppointment } from "./actions";
import { Step, TimeChoices } from "./choices";
import { longDay } from "./text";

/** Another time for a booking. It stays with the same provider where that one is free. */
export function MoveForm(props: { id: string; minutes: number; buffer: number; providerId: string; calendar: BookingCalendar; now: number }) {
  const { id, minutes, buffer, providerId, calendar, now } = props;
  const [day, setDay] = useState<string | null>(null);
  const [start, setStart] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [pending, run] = useTransition();
  const router = useRouter();
  const toast = useToast();
  const free = useMemo(
    () => slotsByDay({ minutes, buffer, providerId }, calendar, now),
    [minutes, buffer, calendar, now, providerId],
  );
  const { first, last } = bookableDays(calendar, now);
  const slots = day ? free(day) : [];
  const slot = slots.find((one) => one.start === start);

  function move() {
    if (!slot) return setError("Choose a day and a time");
    const taker = slot.providers.includes(providerId) ? providerId : leastBusy(slot, calendar)!;
    run(async () => {
      const result = await moveAppointment(id, taker, new Date(slot.start).toISOString());
      if (!result.ok) {
        setError(result.error);
        router.refresh();
        return;
      }
      toast("Visit moved");
      router.push(`/bookings/${id}`);
    });
  }

  return (
    <Step title="New time" aside={<span className="text-sm text-muted-foreground">Times in {calendar.zone.replaceAll("_", " ")}</span>}>
      <div className="grid gap-6 md:grid-cols-2">
        <DayPicker
          label="Day"
          value={day}
          today={dayOf(now, calendar.zone)}
          first={first}
          last={last}
          locale={app.locale}
          isFree={(one) => free(one).length > 0}
          onChange={(chosen) => {
            setDay(chosen);
            setStart(null);
          }}
        />
        <div>
          <p className="mb-3 font-semibold" aria-live="polite">
            {day ? longDay(day) : "Choose a day"}
          </p>
          <TimeChoices times={slots.map((one) => one.start)} value={start} onChange={setStart} zone={calendar.zone} />
          {error ? (
            <p role="alert" className="mt-4 rounded-(--radius-control) bg-danger px-3 py-2 text-sm text-danger-foreground">
              {error}
            </p>
          ) : null}
          <Button className="mt-4" disabled={pending} onClick={move}>
            Move booking
          </Button>
        </div>
      </div>
    </Step>
  );
}
