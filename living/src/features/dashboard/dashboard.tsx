// @file if app.dashboard
import { Link } from "@/kit/ui/link";
import app from "@/content/app.json";
import { ColumnChart } from "@/kit/charts/column-chart";
import { DonutChart } from "@/kit/charts/donut-chart";
import { StackedBars } from "@/kit/charts/stacked-bars";
import { shortDate } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Card, Section } from "@/kit/ui/card";
import { buttonClass } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import type {/* @if app.alert */ Figures,/* @end */ Pointer } from "./figures";
import { dashboardFigures } from "./queries";
// @if app.numbers
import { FigureCharts, KeyFigures } from "@/features/figures/key-figures";
import { Rankings } from "@/features/figures/rankings";
// @end
// @if app.breakdown
import { Breakdowns } from "@/features/figures/breakdowns";
// @end

const ROWS = 6; // of a list of what is due or mine

/** The state of everything at a glance, for whoever is signed in. */
export async function Dashboard() {
  const { account, figures/* @if app.numbers */, key/* @end *//* @if app.breakdown */, broken/* @end */ } = await dashboardFigures();
  const due = figures.flatMap((figure) => figure.due).sort(byDay);
  const mine = figures.flatMap((figure) => figure.mine).sort(byDay);
  const overdue = figures.reduce((sum, figure) => sum + figure.overdue, 0);
  const timed = figures.some((figure) => figure.hasDue);
  const personal = figures.some((figure) => figure.hasPeople);
  const first = figures.find((figure) => figure.stat) ?? { href: "/", labelPlural: "" };
  const charted = figures.filter((figure) => figure.total > 0);
  return (
    <>
      <PageHeader title="Dashboard" lead={`Welcome back, ${account.name.split(" ")[0]}. This is where ${app.name} stands.`} />
      {/* @if app.numbers */}
      <KeyFigures shown={key.shown} />
      {/* @end */}
      {figures.some((figure) => figure.stat) && figures.every((figure) => figure.total === 0) ? (
        <Empty
          icon="plus"
          title="Nothing here yet"
          action={<Link href={first.href} className={buttonClass({})}>{`Go to ${first.labelPlural.toLowerCase()}`}</Link>}
        >
          Begin with the {first.labelPlural.toLowerCase()}: add the first one, and the numbers show up here.
        </Empty>
      ) : null}
      <ul aria-label="Numbers" className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] sm:gap-4">
        {figures.filter((figure) => figure.stat).map((figure) => (
          <li key={figure.href}>
            <Stat href={figure.href} icon={<Icon name={figure.icon} />} label={figure.labelPlural} value={figure.total} note={figure.recent > 0 ? `${figure.recent} new this week` : "None new this week"} />
          </li>
        ))}
        {timed ? (
          <li>
            <Stat icon={<Icon name="clock" />} label="Overdue" value={overdue} note={overdue > 0 ? "Past the due date" : "Everything is on time"} alarm={overdue > 0} />
          </li>
        ) : null}
      </ul>
      {/* @if app.alert */}
      <Attention figures={figures} />
      {/* @end */}
      <div className="mt-4 grid grid-cols-1 gap-4 lg:grid-cols-2">
        {/* @if app.numbers */}
        <FigureCharts drawn={key.drawn} />
        {/* @end */}
        {/* @if app.breakdown */}
        <Breakdowns broken={broken} />
        {/* @end */}
        {/* @if app.ranked */}
        <Rankings viewer={account} />
        {/* @end */}
        {timed ? (
          <Section title="What is due">
            <Pointers rows={due.slice(0, ROWS)} empty="Nothing is due. Rows with a due date show up here." />
          </Section>
        ) : null}
        {personal ? (
          <Section title="Mine">
            <Pointers rows={mine.slice(0, ROWS)} empty="Nothing is waiting for you." />
          </Section>
        ) : null}
        {charted.flatMap((figure) => figure.rings.filter((ring) => ring.slices.some((slice) => slice.value > 0)/* @if app.breakdown */ && !broken.some(({ breakdown }) => breakdown.label === `${figure.labelPlural} by ${ring.label.toLowerCase()}`)/* @end */).map((ring) => (
          <Section key={`${figure.label} ${ring.label}`} title={`${figure.labelPlural} by ${ring.label.toLowerCase()}`}>
            <DonutChart label={`${figure.labelPlural} by ${ring.label.toLowerCase()}`} unit={figure.total === 1 ? figure.label.toLowerCase() : figure.labelPlural.toLowerCase()} data={ring.slices} />
          </Section>
        )))}
        {charted.flatMap((figure) => figure.progress.filter((progress) => progress.bars.length > 0/* @if app.breakdown */ && !broken.some(({ breakdown }) => breakdown.label === `${figure.labelPlural} by ${progress.label.toLowerCase()}`)/* @end */).map((progress) => (
          <Section key={`${figure.label} ${progress.label}`} title={`${figure.labelPlural} by ${progress.label.toLowerCase()}`}>
            <StackedBars label={`${figure.labelPlural} by ${progress.label.toLowerCase()}`} parts={progress.parts} data={progress.bars} />
          </Section>
        )))}
        {/* @if not app.numbers */}
        {charted.filter((figure) => figure.stat).map((figure) => (
          <Section key={`${figure.label} weeks`} title={`New ${figure.labelPlural.toLowerCase()} by week`}>
            <ColumnChart
              label={`New ${figure.labelPlural.toLowerCase()} by week`}
              head={["Week of", figure.labelPlural]}
              data={figure.weeks.map((week) => ({ label: shortDate(week.day), value: week.value }))}
            />
          </Section>
        ))}
        {/* @end */}
      </div>
    </>
  );
}

// @if app.alert
/** How many rows there are for each thing that people are to look at; each leads to them. */
function Attention({ figures }: { figures: readonly Figures[] }) {
  const rows = figures.flatMap((figure) => figure.attention.map((one) => ({ ...one, of: figure.labelPlural })));
  if (rows.length === 0) return null;
  return (
    <ul aria-label="Attention" className="mt-4 flex flex-wrap gap-2">
      {rows.map((row) => (
        <li key={row.href}>
          <Link href={row.href} className="inline-flex min-h-10 items-center gap-2 rounded-(--radius-control) border bg-card px-3 py-1.5 text-sm transition-shadow hover:shadow-md">
            <span className="text-muted-foreground">{row.of}</span>{" "}
            <Badge tone={row.value > 0 ? row.tone : "neutral"}>{row.label}</Badge>{" "}
            <span className="font-semibold text-heading tabular-nums">{row.value}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

// @end
const byDay = (a: Pointer, b: Pointer) => (a.day ?? "9999").localeCompare(b.day ?? "9999");

function Stat({ href, icon, label, value, note, alarm }: { href?: string; icon: React.ReactNode; label: string; value: number; note: string; alarm?: boolean }) {
  const card = (
    <Card className="h-full p-4 transition-shadow group-hover:shadow-md sm:p-5">
      <p className="flex items-center gap-2 text-sm text-muted-foreground">
        <span className="grid size-7 shrink-0 place-items-center rounded-(--radius-control) bg-primary-soft text-primary-soft-foreground">{icon}</span>
        <span className="truncate">{label}</span>
      </p>
      <p className="mt-3 text-3xl font-semibold tracking-tight text-heading tabular-nums">{value}</p>
      <p className={alarm ? "mt-1 text-xs font-medium text-destructive" : "mt-1 text-xs text-muted-foreground"}>{note}</p>
    </Card>
  );
  return href ? <Link href={href} className="group block h-full rounded-(--radius-panel)">{card}</Link> : card;
}

function Pointers({ rows, empty }: { rows: readonly Pointer[]; empty: string }) {
  if (rows.length === 0) return <p className="py-4 text-sm text-muted-foreground">{empty}</p>;
  return (
    <ul className="-mx-2 divide-y">
      {rows.map((row) => (
        <li key={`${row.kind} ${row.id}`} className="flex items-center gap-3 px-2 py-2.5">
          <div className="min-w-0 flex-1">
            <Link href={row.href} className="block truncate text-sm font-medium underline-offset-4 hover:underline">{row.title}</Link>
            <p className="truncate text-xs text-muted-foreground">{row.kind}</p>
          </div>
          {row.overdue ? <Badge tone="danger">Overdue</Badge> : null}
          {row.day ? <time dateTime={row.day} className="text-xs whitespace-nowrap text-muted-foreground tabular-nums">{shortDate(row.day)}</time> : null}
        </li>
      ))}
    </ul>
  );
}
