"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState, useSyncExternalStore, useTransition } from "react";
import app from "@/content/app.json";
import {
  bookableDays,
  dayOf,
  isDay,
  leastBusy,
  slotsByDay,
  timeText,
} from "@/kit/booking";
import type { Answers } from "@/kit/booking/questions";
import { QuestionFields } from "@/kit/booking/question-fields";
import { DayPicker } from "@/kit/calendar";
import { Field } from "@/kit/form/field";
import { duration, money } from "@/kit/format";
import { Button } from "@/kit/ui/button";
import { Input } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";
import { bookAppointment } from "./actions";
import { Choices, Step, TimeChoices } from "./choices";
import { forgetDraft, keptDraft, noChanges, readDraft, rememberDraft, type Draft } from "./draft";
import {
  addedTo,
  minutesOf,
  priceOf,
} from "./cost";
import { questions } from "./questions";
import type { Offer } from "./queries";
import { Summary } from "./summary";
import { lengthText, longDay } from "./text";

/** The whole booking, with what was entered before signing in. */
export function BookForm({ offer, account }: Props) {
  const kept = useSyncExternalStore(noChanges, keptDraft, () => null);
  return <Form key={kept} offer={offer} account={account} start={readDraft(kept)} />;
}

type Props = { offer: Offer; account: { admin: boolean } | null };

/**
 * What, with whom, when, the details, and what it costs. Times are worked out here, from spans that say nothing about
 * who took them; the database checks again.
 */
function Form({ offer, account, start: begun }: Props & { start: Draft }) {
  const { settings, services, calendar, now } = offer;
  const [draft, setDraft] = useState(begun);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  const set = (change: Partial<Draft>) => {
    setError(null);
    setDraft((before) => ({ ...before, ...change }));
  };

  // The only thing there is needs no choice.
  const service = services.find((one) => one.id === draft.serviceId) ?? (services.length === 1 ? services[0]! : null);
  const minutes = service ? minutesOf(offer, service, draft) : 0;
  const buffer = service?.bufferMinutes ?? settings.bufferMinutes;
  const { providerId } = draft;
  const free = useMemo(
    () => slotsByDay({ minutes, buffer, providerId: providerId || undefined }, calendar, now),
    [minutes, buffer, providerId, calendar, now],
  );
  const { first, last } = bookableDays(calendar, now);
  const day = draft.day && isDay(draft.day) ? draft.day : null;
  const slots = day ? free(day) : [];
  const slot = slots.find((one) => one.start === draft.start) ?? null;
  const takerId = slot ? providerId || leastBusy(slot, calendar) : undefined;
  const price = service ? priceOf(offer, service, draft) : null;
  const addable = service?.takesExtras ? offer.extras : [];
  const added = service ? addedTo(offer, service, draft) : [];

  function book() {
    if (!service) return setError("Choose: tour");
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
        extraIds: added.map((extra) => extra.id),
        customerName: draft.customerName,
        answers: draft.answers,
      });
      if (result.ok) {
        forgetDraft();
        toast("Visit booked");
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
        <Step title="Tour">
          {offer.firstVisitOnly ? (
            <p className="mb-3 rounded-(--radius-control) bg-info px-3 py-2 text-sm text-info-foreground">
              Your first booking must be: {services.filter((one) => one.firstVisit).map((one) => one.name).join(" or ")}.
            </p>
          ) : null}
          <Choices
            name="service"
            label="Tour"
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

        {offer.providers.length > 1 ? (
          <Step title="Guide">
            <Choices
              name="provider"
              label="Guide"
              value={draft.providerId}
              onChange={(providerId) => set({ providerId, start: null })}
              choices={[{ value: "", label: "No preference" }, ...offer.providers.map((one) => ({ value: one.id, label: one.name }))]}
            />
          </Step>
        ) : null}

        {addable.length > 0 ? (
          <Step title="Extras">
            <div className="grid gap-2">
              {addable.map((extra) => (
                <label key={extra.id} className="flex min-h-12 items-center gap-3 rounded-(--radius-control) border bg-card px-4 py-2 text-sm has-checked:border-primary has-checked:bg-primary-soft has-checked:text-primary-soft-foreground">
                  <input
                    type="checkbox"
                    className="size-5 accent-(--primary)"
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
              <div className="mb-4">
                <Field label="Name" help="Who it is for, when you book for somebody else.">
                  {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} value={draft.customerName} maxLength={120} onChange={(event) => set({ customerName: event.target.value })} />}
              </Field>
              </div>
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
          ["Tour", service ? `${service.name}${minutes > 0 ? `, ${duration(minutes)}` : ""}` : ""],
          ["Extras", added.map((extra) => extra.name).join(", ")],
          ["When", slot && day ? `${longDay(day)}, ${timeText(slot.start, calendar.zone)} to ${timeText(slot.end, calendar.zone)}` : day ? longDay(day) : ""],
          ["Guide", offer.providers.find((one) => one.id === takerId)?.name ?? ""],
        ]}
        total={price === null ? null : money(price)}
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
    return `${lengthText(one.minutes)}, ${money(one.price)}`;
  }
}

function cancelNote({ cancelHours, cancelFee }: Offer["settings"]): string {
  if (cancelHours === 0) return "Cancel free of charge until it begins.";
  const free = `Cancel or move free of charge up to ${cancelHours} hours before.`;
  return cancelFee > 0 ? `${free} Later, a fee of ${money(cancelFee)} is due.` : free;
}
