// @file if app.booking
"use client";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState, useTransition } from "react";
import app from "@/content/app.json";
import {
  bookableDays, dayOf, freeSlots, isDay, leastBusy, timeText, totalPrice,
  // @if app.booking.hourly
  hourlyPrice, hoursProblem, peopleProblem,
  // @end
  type Slot,
} from "@/kit/booking";
import type { Answers } from "@/kit/booking/questions";
import { Labelled, QuestionFields } from "@/kit/booking/question-fields";
import { DayPicker } from "@/kit/calendar";
import { duration, money } from "@/kit/format";
import { Button } from "@/kit/ui/button";
import { Input } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";
import { bookAppointment } from "./actions";
import { Choices, Step, TimeChoices } from "./choices";
import { emptyDraft, forgetDraft, recallDraft, rememberDraft, type Draft } from "./draft";
import { questions } from "./questions";
import type { Offer } from "./queries";
import { Summary } from "./summary";
import { lengthText, longDay } from "./text";

/** The whole booking: what, with whom, when, the details, and what it costs. Times are worked out here, from spans that
 * say nothing about who took them; the database checks again. */
export function BookForm({ offer, account }: { offer: Offer; account: { admin: boolean } | null }) {
  const { settings, services, providers, calendar, now } = offer;
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  const set = (change: Partial<Draft>) => {
    setError(null);
    setDraft((before) => ({ ...before, ...change }));
  };

  // What was entered before signing in.
  useEffect(() => {
    const recalled = recallDraft();
    if (recalled) setDraft(recalled);
  }, []);

  // The only thing there is needs no choice.
  const service = services.find((one) => one.id === draft.serviceId) ?? (services.length === 1 ? services[0]! : null);
  // @if app.booking.extras
  const addable = service?.takesExtras ? offer.extras : [];
  const added = addable.filter((extra) => draft.extraIds.includes(extra.id));
  // @end
  // @if app.booking.hourly
  const rate = settings;
  const byHour = service !== null && service.minutes === null;
  const hours = Number(draft.hours);
  const wrongHours = byHour ? hoursProblem(hours, rate) : null;
  const people = Number(draft.people);
  const wrongPeople = rate.maxPeople > 0 && draft.people !== "" ? peopleProblem(people, rate) : null;
  // @end

  let minutes = service?.minutes ?? 0;
  // @if app.booking.hourly
  if (byHour) minutes = wrongHours ? 0 : hours * 60;
  // @end
  // @if app.booking.extras
  if (minutes > 0) minutes += added.reduce((sum, extra) => sum + extra.minutes, 0);
  // @end
  const buffer = service?.bufferMinutes ?? settings.bufferMinutes;

  const wish = useMemo(
    () => ({ minutes, buffer, providerId: draft.providerId || undefined }),
    [minutes, buffer, draft.providerId],
  );
  const { first, last } = bookableDays(calendar, now);
  const free = useMemo(() => {
    const known = new Map<string, Slot[]>();
    return (day: string) => {
      if (!known.has(day)) known.set(day, freeSlots(day, wish, calendar, now));
      return known.get(day)!;
    };
  }, [wish, calendar, now]);
  const day = draft.day && isDay(draft.day) ? draft.day : null;
  const slots = day ? free(day) : [];
  const slot = slots.find((one) => one.start === draft.start) ?? null;

  let price = service?.price ?? 0;
  // @if app.booking.hourly
  if (byHour) price = wrongHours ? 0 : hourlyPrice(day ?? first, hours, rate);
  // @end
  // @if app.booking.extras
  price = totalPrice(price, added);
  // @end
  let total: string | null = service ? money(price) : null;
  // @if app.booking.hourly
  if (byHour && (wrongHours || !day)) total = null;
  // @end

  const takerId = slot ? draft.providerId || leastBusy(slot, calendar) : undefined;
  const taker = providers.find((one) => one.id === takerId);

  function book() {
    if (!service) return setError("Choose: sample service");
    // @if app.booking.hourly
    if (wrongHours || wrongPeople) return setError(wrongHours ?? wrongPeople);
    if (byHour && rate.maxPeople > 0 && draft.people === "") return setError("Enter how many people come");
    // @end
    if (!slot || !takerId) return setError("Choose a day and a time");
    if (!account) {
      rememberDraft(draft);
      router.push("/sign-in?next=%2Fbook");
      return;
    }
    start(async () => {
      const result = await bookAppointment({
        serviceId: service.id,
        providerId: takerId,
        startsAt: new Date(slot.start).toISOString(),
        // @if app.booking.extras
        extraIds: added.map((extra) => extra.id),
        // @end
        // @if app.booking.hourly
        hours: byHour ? hours : null,
        people: draft.people === "" ? null : people,
        // @end
        customerName: draft.customerName,
        answers: draft.answers,
      });
      if (result.ok) {
        forgetDraft();
        toast("Sample appointment booked");
        router.push(`/bookings/${result.id}`);
        return;
      }
      if (result.signIn) {
        rememberDraft(draft);
        router.push("/sign-in?next=%2Fbook");
        return;
      }
      setProblems(result.problems ?? {});
      setError(result.error ?? "Some details are missing: see below.");
      if (result.error) router.refresh();
    });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        book();
      }}
      className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="grid gap-6">
        <Step title="Sample service">
          {offer.firstVisitOnly ? (
            <p className="mb-3 rounded-(--radius-control) bg-info px-3 py-2 text-sm text-info-foreground">
              Your first booking must be: {services.filter((one) => one.firstVisit).map((one) => one.name).join(" or ")}.
            </p>
          ) : null}
          <Choices
            name="service"
            label="Sample service"
            value={service?.id ?? null}
            onChange={(serviceId) => set({ serviceId, start: null })}
            choices={services.map((one) => ({
              value: one.id,
              label: one.name,
              detail: one.description,
              aside: asideOf(one),
              disabled: offer.firstVisitOnly && !one.firstVisit,
            }))}
          />
        </Step>

        {/* @if app.booking.hourly */}
        {byHour ? (
          <Step title="Length">
            <div className="grid gap-4 sm:grid-cols-2">
              <Labelled id="hours" label="Hours" help={`${rate.minHours} to ${rate.maxHours} hours`} problem={wrongHours ?? undefined}>
                {(input) => (
                  <Input {...input} type="number" inputMode="numeric" min={rate.minHours} max={rate.maxHours} value={draft.hours} onChange={(event) => set({ hours: event.target.value, start: null })} />
                )}
              </Labelled>
              {rate.maxPeople > 0 ? (
                <Labelled id="people" label="People" help={`Up to ${rate.maxPeople} people`} problem={wrongPeople ?? undefined}>
                  {(input) => (
                    <Input {...input} type="number" inputMode="numeric" min={1} max={rate.maxPeople} value={draft.people} onChange={(event) => set({ people: event.target.value })} />
                  )}
                </Labelled>
              ) : null}
            </div>
          </Step>
        ) : null}
        {/* @end */}

        {/* @if app.booking.provider_pick */}
        {providers.length > 1 ? (
          <Step title="Sample provider">
            <Choices
              name="provider"
              label="Sample provider"
              value={draft.providerId}
              onChange={(providerId) => set({ providerId, start: null })}
              choices={[{ value: "", label: "No preference" }, ...providers.map((one) => ({ value: one.id, label: one.name }))]}
            />
          </Step>
        ) : null}
        {/* @end */}

        {/* @if app.booking.extras */}
        {addable.length > 0 ? (
          <Step title="Extras">
            <div className="grid gap-2">
              {addable.map((extra) => (
                <label key={extra.id} className="flex min-h-12 items-center gap-3 rounded-(--radius-control) border bg-card px-4 py-2 text-sm has-checked:border-primary has-checked:bg-primary-soft has-checked:text-primary-soft-foreground">
                  <input
                    type="checkbox"
                    className="size-5 accent-primary"
                    checked={draft.extraIds.includes(extra.id)}
                    onChange={(event) =>
                      set({
                        start: extra.minutes > 0 ? null : draft.start,
                        extraIds: event.target.checked ? [...draft.extraIds, extra.id] : draft.extraIds.filter((id) => id !== extra.id),
                      })
                    }
                  />
                  <span className="flex-1 font-medium">{extra.name}</span>
                  <span className="tabular-nums">
                    +{money(extra.price)}
                    {extra.minutes > 0 ? `, +${duration(extra.minutes)}` : ""}
                  </span>
                </label>
              ))}
            </div>
          </Step>
        ) : null}
        {/* @end */}

        <Step title="Day and time" aside={<span className="text-sm text-muted-foreground">Times in {settings.timeZone.replaceAll("_", " ")}</span>}>
          {minutes > 0 ? (
            <div className="grid gap-6 md:grid-cols-2">
              <DayPicker
                label="Day"
                value={day}
                today={dayOf(now, calendar.zone)}
                first={first}
                last={last}
                locale={app.locale}
                isFree={(one) => free(one).length > 0}
                onChange={(chosen) => set({ day: chosen, start: null })}
              />
              <div>
                <p className="mb-3 font-semibold" aria-live="polite">
                  {day ? longDay(day) : "Choose a day"}
                </p>
                {day && slots.length === 0 ? <p className="text-sm text-muted-foreground">Nothing is free on this day.</p> : null}
                <TimeChoices times={slots.map((one) => one.start)} value={slot?.start ?? null} zone={calendar.zone} onChange={(chosen) => set({ start: chosen })} />
              </div>
            </div>
          ) : (
            <p className="text-sm text-muted-foreground">The free times stand here as soon as it is clear what is booked.</p>
          )}
        </Step>

        {questions.length > 0 || account?.admin ? (
          <Step title="Details">
            {account?.admin ? (
              <Labelled id="customer" label="Name" help="Who it is for, when you book for somebody else." required={false} className="mb-4">
                {(input) => <Input {...input} value={draft.customerName} maxLength={120} onChange={(event) => set({ customerName: event.target.value })} />}
              </Labelled>
            ) : null}
            <QuestionFields
              questions={questions}
              values={draft.answers}
              problems={problems}
              onChange={(name, value) => set({ answers: { ...draft.answers, [name]: value } satisfies Answers })}
            />
          </Step>
        ) : null}
      </div>

      <Summary
        lines={[
          ["Sample service", service ? `${service.name}${minutes > 0 ? `, ${duration(minutes)}` : ""}` : ""],
          // @if app.booking.extras
          ["Extras", added.map((extra) => extra.name).join(", ")],
          // @end
          ["When", slot && day ? `${longDay(day)}, ${timeText(slot.start, calendar.zone)} to ${timeText(slot.end, calendar.zone)}` : day ? longDay(day) : ""],
          // @if app.booking.provider_pick
          ["Sample provider", taker?.name ?? ""],
          // @end
        ]}
        total={total}
        note={cancelNote(settings)}
        error={error}
      >
        <Button type="submit" size="lg" className="w-full" disabled={pending}>
          Book
        </Button>
        {account ? null : <p className="text-center text-xs text-muted-foreground">You sign in on the way; what you entered is kept.</p>}
      </Summary>
    </form>
  );

  function asideOf(one: Offer["services"][number]): string {
    // @if app.booking.hourly
    if (one.minutes === null) return `${money(rate.weekdayPrice)} an hour, ${money(rate.weekendPrice)} at weekends`;
    // @end
    return `${lengthText(one.minutes)}, ${money(one.price)}`;
  }
}

function cancelNote({ cancelHours, cancelFee }: Offer["settings"]): string {
  if (cancelHours === 0) return "Cancel free of charge until it begins.";
  const free = `Cancel or move free of charge up to ${cancelHours} hours before.`;
  return cancelFee > 0 ? `${free} Later, a fee of ${money(cancelFee)} is due.` : free;
}
