"use client";
import { currencySign, moneyInput } from "@/kit/format";
import { Section } from "@/kit/ui/card";
import { PageHeader } from "@/kit/ui/page";
import { addAbsence, addOpeningHours, removeAbsence, removeOpeningHours, saveSettings } from "./manage-actions";
import { DeleteButton, ManageForm, type FormInput } from "./manage-form";
import type { readHours } from "./manage-queries";
import type { Settings } from "./schema";
import { absenceText, WEEKDAYS, weekdayName } from "./text";

type Data = Awaited<ReturnType<typeof readHours>>;

/** When bookings can be made, for admins: opening hours, breaks, absences and the rules. */
export function Hours({ settings, hours, absences, providers }: Data) {
  return (
    <>
      <PageHeader title="Opening hours" lead={`All times in ${settings.timeZone.replaceAll("_", " ")}.`} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Section title="Week">
          <dl className="mb-6 divide-y">
            {WEEKDAYS.map((weekday) => {
              const spans = hours.filter((span) => span.weekday === weekday);
              return (
                <div key={weekday} className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[8rem_minmax(0,1fr)]">
                  <dt className="text-sm font-medium sm:py-1">{weekdayName(weekday)}</dt>
                  <dd className="grid gap-1 text-sm">
                    {spans.length === 0 ? <span className="py-1 text-muted-foreground">Closed</span> : null}
                    {spans.map((span) => {
                      const text = `${span.fromTime.slice(0, 5)} to ${span.toTime.slice(0, 5)}`;
                      return (
                        <span key={span.id} className="flex items-center justify-between gap-3">
                          <span className="tabular-nums">
                            {text}
                            {span.kind === "break" ? <span className="text-muted-foreground"> break</span> : null}
                          </span>
                          <DeleteButton label="hours" name={`${weekdayName(weekday)}, ${text}`} action={() => removeOpeningHours(span.id)} />
                        </span>
                      );
                    })}
                  </dd>
                </div>
              );
            })}
          </dl>
          <ManageForm
            inputs={[
              { name: "weekday", label: "Day", kind: "choice", options: WEEKDAYS.map((weekday) => ({ value: String(weekday), label: weekdayName(weekday) })) },
              { name: "kind", label: "Kind", kind: "choice", options: [{ value: "open", label: "Open" }, { value: "break", label: "Break" }] },
              { name: "from", label: "From", kind: "time" },
              { name: "to", label: "To", kind: "time" },
            ]}
            values={{ weekday: "1", kind: "open", from: "", to: "" }}
            submit="Add hours"
            saved="Hours added"
            action={addOpeningHours}
            clear
          />
        </Section>

        <Section title="Absences">
          {absences.length === 0 ? <p className="mb-6 text-sm text-muted-foreground">Nobody is away.</p> : null}
          <ul className="mb-6 divide-y">
            {absences.map((absence) => {
              const who = absence.providerId ? (providers.find(({ id }) => id === absence.providerId)?.name ?? "Somebody") : "Everybody";
              const text = absenceText(absence, settings.timeZone);
              return (
                <li key={absence.id} className="flex items-center justify-between gap-3 py-2.5 text-sm">
                  <span>
                    <span className="font-medium">{who}</span>, {text}
                    {absence.reason ? <span className="block text-muted-foreground">{absence.reason}</span> : null}
                  </span>
                  <DeleteButton label="absence" name={`the absence of ${who}, ${text}`} action={() => removeAbsence(absence.id)} />
                </li>
              );
            })}
          </ul>
          <ManageForm
            inputs={[
              { name: "providerId", label: "Who", kind: "choice", options: [{ value: "", label: "Everybody" }, ...providers.map(({ id, name }) => ({ value: id, label: name }))] },
              { name: "reason", label: "Reason", optional: true },
              { name: "first", label: "First day", kind: "date" },
              { name: "last", label: "Last day", kind: "date", optional: true },
              { name: "from", label: "From", kind: "time", optional: true },
              { name: "to", label: "To", kind: "time", optional: true, help: "Whole days when empty." },
            ]}
            values={{ providerId: "", reason: "", first: "", last: "", from: "", to: "" }}
            submit="Add absence"
            saved="Absence added"
            action={addAbsence}
            clear
          />
        </Section>

        <Section title="Rules" className="lg:col-span-2">
          <ManageForm inputs={ruleInputs} values={rulesOf(settings)} submit="Save rules" saved="Rules saved" action={saveSettings} />
        </Section>
      </div>
    </>
  );
}

const ruleInputs: FormInput[] = [
  { name: "slotMinutes", label: "Minutes between start times", kind: "number" },
  { name: "bufferMinutes", label: "Minutes blocked after each booking", kind: "number" },
  { name: "leadMinutes", label: "Minutes ahead, at least", kind: "number" },
  { name: "horizonDays", label: "Days ahead, at most", kind: "number" },
  { name: "cancelHours", label: "Free to cancel until, hours before", kind: "number" },
  { name: "cancelFee", label: `Fee after that, ${currencySign}`, kind: "money" },
  { name: "capacity", label: "Bookings at the same time", kind: "number", help: "0 is no limit." },
];

const rulesOf = (settings: Settings) => ({
  slotMinutes: String(settings.slotMinutes),
  bufferMinutes: String(settings.bufferMinutes),
  leadMinutes: String(settings.leadMinutes),
  horizonDays: String(settings.horizonDays),
  cancelHours: String(settings.cancelHours),
  cancelFee: moneyInput(settings.cancelFee),
  capacity: String(settings.capacity),
});
