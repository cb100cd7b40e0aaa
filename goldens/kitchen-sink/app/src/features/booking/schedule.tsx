import { Link } from "@/kit/ui/link";
import { addDays, dayOf, timeText, weekStart } from "@/kit/booking";
import { answerText, isWarning } from "@/kit/booking/questions";
import { cn } from "@/kit/class-names";
import { duration, money } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { PageHeader } from "@/kit/ui/page";
import { Tabs } from "@/kit/ui/tabs";
import { StatusBadge } from "./bookings";
import { questions } from "./questions";
import type { BookedRow, readSchedule } from "./queries";
import { absenceText, longDay, shortDay } from "./text";

export const VIEWS = ["day", "providers", "week"] as const;
export type ScheduleView = (typeof VIEWS)[number];
type Data = Awaited<ReturnType<typeof readSchedule>>;
type Props = { data: Data; view: ScheduleView; search: string };

/** The days that a view shows. */
export function rangeOf(view: ScheduleView, day: string): { from: string; to: string } {
  if (view !== "week") return { from: day, to: day };
  const from = weekStart(day);
  return { from, to: addDays(from, 6) };
}

const address = (view: ScheduleView, day: string) => `/schedule?view=${view}&day=${day}`;

/** The work of a day or a week, in order of time. */
export function Schedule({ data, view, search }: Props) {
  const { day } = data;
  const zone = data.settings.timeZone;
  const today = dayOf(data.now, zone);
  const step = view === "week" ? 7 : 1;
  const { from, to } = rangeOf(view, day);
  return (
    <>
      <PageHeader title="Schedule" lead={search ? `Everything for "${search}"` : view === "week" ? `${shortDay(from)} to ${shortDay(to)}` : longDay(day)}>
        <form action="/schedule" role="search" className="w-full sm:w-56">
          <Input type="search" name="q" defaultValue={search} aria-label="Search by name" placeholder="Search by name" />
        </form>
      </PageHeader>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <Tabs
          label="Views"
          tabs={[
            { href: address("day", day), label: "Day", current: view === "day" && !search },
            { href: address("providers", day), label: "By guide", current: view === "providers" && !search },
            { href: address("week", day), label: "Week", current: view === "week" && !search },
          ]}
        />
        <nav aria-label="Days" className="flex items-center gap-2">
          <Button asChild variant="outline" size="icon">
            <Link href={address(view, addDays(day, -step))} aria-label={step === 7 ? "Previous week" : "Previous day"}>
              <Icon name="chevron-left" />
            </Link>
          </Button>
          <Button asChild variant="outline">
            <Link href={address(view, today)}>Today</Link>
          </Button>
          <Button asChild variant="outline" size="icon">
            <Link href={address(view, addDays(day, step))} aria-label={step === 7 ? "Next week" : "Next day"}>
              <Icon name="chevron-right" />
            </Link>
          </Button>
        </nav>
      </div>
      {search ? <Found data={data} /> : view === "week" ? <Week data={data} from={from} today={today} /> : view === "providers" ? <ByProvider data={data} /> : <DayList data={data} />}
    </>
  );
}

function DayList({ data }: { data: Data }) {
  return (
    <>
      <Away data={data} />
      {data.rows.length === 0 ? (
        <Empty icon="calendar" title="Nothing on this day" />
      ) : (
        <ol className="grid gap-3">
          {data.rows.map((row) => (
            <li key={row.appointment.id}>
              <Job row={row} data={data} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function ByProvider({ data }: { data: Data }) {
  return (
    <>
      <Away data={data} />
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
        {data.providers.map((provider) => {
          const rows = data.rows.filter((row) => row.provider.id === provider.id);
          return (
            <section key={provider.id} aria-label={provider.name} className="rounded-(--radius-panel) bg-muted p-3">
              <h2 className="mb-3 flex items-center justify-between px-1 text-sm font-semibold">
                {provider.name}
                <span className="font-normal text-muted-foreground">{rows.filter((row) => row.appointment.status === "booked").length}</span>
              </h2>
              <ol className="grid gap-3">
                {rows.map((row) => (
                  <li key={row.appointment.id}>
                    <Job row={row} data={data} narrow />
                  </li>
                ))}
              </ol>
              {rows.length === 0 ? <p className="px-1 pb-2 text-sm text-muted-foreground">Nothing booked.</p> : null}
            </section>
          );
        })}
      </div>
    </>
  );
}

function Week({ data, from, today }: { data: Data; from: string; today: string }) {
  const zone = data.settings.timeZone;
  const days = Array.from({ length: 7 }, (_, i) => addDays(from, i));
  return (
    <>
      <Away data={data} />
      <ol className="grid grid-cols-1 items-start gap-3 lg:grid-cols-7 lg:gap-2">
        {days.map((day) => {
          const rows = data.rows.filter((row) => dayOf(row.appointment.startsAt.getTime(), zone) === day);
          return (
            <li key={day} className={cn("min-w-0 rounded-(--radius-panel) border bg-card p-3 lg:min-h-56", day === today && "border-primary")}>
              <h2 className="mb-2 text-sm font-semibold">
                <Link href={address("day", day)} aria-current={day === today ? "date" : undefined} className="hover:underline">
                  {shortDay(day)}
                </Link>
              </h2>
              <ol className="grid grid-cols-1 gap-1.5">
                {rows.map(({ appointment, service, provider }) => (
                  <li key={appointment.id}>
                    <Link
                      href={`/bookings/${appointment.id}`}
                      className={cn(
                        "block rounded-md bg-primary-soft px-2 py-1.5 text-xs text-primary-soft-foreground hover:underline",
                        appointment.status === "cancelled" && "bg-muted text-muted-foreground line-through",
                      )}
                    >
                      <span className="font-semibold tabular-nums">{timeText(appointment.startsAt.getTime(), zone)}</span> {service.name}
                      <span className="block truncate">
                        {appointment.customerName}, {provider.name}
                      </span>
                    </Link>
                  </li>
                ))}
              </ol>
              {rows.length === 0 ? <p className="text-xs text-muted-foreground">Nothing booked</p> : null}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Found({ data }: { data: Data }) {
  if (data.rows.length === 0) return <Empty icon="search" title="Nobody of that name has booked" />;
  return (
    <ol className="grid gap-3">
      {data.rows.map((row) => (
        <li key={row.appointment.id}>
          <Job row={row} data={data} dated />
        </li>
      ))}
    </ol>
  );
}

/** One appointment with everything that whoever does the work must know; warnings first and large. */
function Job({ row, data, narrow, dated }: { row: BookedRow; data: Data; narrow?: boolean; dated?: boolean }) {
  const { appointment, service, provider } = row;
  const zone = data.settings.timeZone;
  const [start, end] = [appointment.startsAt.getTime(), appointment.endsAt.getTime()];
  const answers = appointment as unknown as Record<string, unknown>;
  const warnings = questions.filter((question) => isWarning(question, answers[question.name]));
  const details = questions.filter((question) => !warnings.includes(question) && question.kind !== "boolean" && answerText(question, answers[question.name]));
  const cancelled = appointment.status === "cancelled";
  return (
    <article className={cn("grid gap-x-6 gap-y-3 rounded-(--radius-panel) border bg-card p-4 shadow-soft", !narrow && "sm:grid-cols-[8rem_minmax(0,1fr)_auto] sm:p-5")}>
      <p className="text-sm">
        {dated ? <span className="block font-medium">{shortDay(dayOf(start, zone))}</span> : null}
        <span className={cn("text-lg font-semibold tabular-nums", cancelled && "line-through")}>{timeText(start, zone)}</span>
        <span className="text-muted-foreground tabular-nums"> to {timeText(end, zone)}</span>
      </p>
      <div className="grid min-w-0 gap-2">
        {warnings.length > 0 && !cancelled ? (
          <p className="flex flex-wrap items-center gap-2 rounded-(--radius-control) bg-danger px-3 py-2 text-base font-semibold text-danger-foreground">
            <Icon name="alert" className="size-5" />
            {warnings.map((question) => (question.kind === "boolean" ? question.label : `${question.label}: ${answerText(question, answers[question.name])}`)).join(", ")}
          </p>
        ) : null}
        <p>
          <Link href={`/bookings/${appointment.id}`} className="font-semibold hover:underline">
            {appointment.customerName || "Somebody"}
          </Link>
          <span className="block text-sm text-muted-foreground">
            {service.name}, {duration(Math.round((end - start) / 60_000))}
            {narrow ? "" : `, ${provider.name}`}
          </span>
        </p>
        {appointment.extraIds.length > 0 ? <p className="text-sm">With {appointment.extraIds.map((id) => data.extraNames[id]).filter(Boolean).join(", ")}</p> : null}
        {details.length > 0 ? (
          <dl className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2">
            {details.map((question) => (
              <div key={question.name} className="min-w-0">
                <dt className="text-xs text-muted-foreground">{question.label}</dt>
                <dd className="font-medium whitespace-pre-line">{answerText(question, answers[question.name])}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2 sm:flex-col sm:items-end">
        <p className="font-semibold tabular-nums">{money(appointment.price)}</p>
        <StatusBadge appointment={appointment} />
      </div>
    </article>
  );
}

/** Who is away on the days shown. */
function Away({ data }: { data: Data }) {
  if (data.absences.length === 0) return null;
  const nameOf = (id: string | null) => (id === null ? "Everybody" : (data.providers.find((one) => one.id === id)?.name ?? "Somebody"));
  return (
    <ul className="mb-4 flex flex-wrap gap-2">
      {data.absences.map((absence) => (
        <li key={absence.id}>
          <Badge tone="warning">
            {nameOf(absence.providerId)} away, {absenceText(absence, data.settings.timeZone)}{absence.reason ? `: ${absence.reason}` : ""}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
