import { Link } from "@/kit/ui/link";
import { changeAt, feeAt } from "@/kit/booking";
import { money } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { CancelButton } from "./cancel-button";
import type { BookedRow, listOwnBookings } from "./queries";
import type { Settings } from "./schema";
import { whenText } from "./text";

/** The account's own bookings: what comes, and what has been. */
export function Bookings({ coming, past, settings, now }: Awaited<ReturnType<typeof listOwnBookings>>) {
  return (
    <>
      <PageHeader title="Visits">
        <Button asChild>
          <Link href="/book">Book</Link>
        </Button>
      </PageHeader>
      <div className="grid gap-8">
        <section aria-label="Coming">
          <h2 className="mb-3 text-lg font-semibold">Coming</h2>
          {coming.length === 0 ? (
            <Empty
              icon="calendar"
              title="Nothing booked yet"
              action={
                <Button asChild variant="outline">
                  <Link href="/book">Find a time</Link>
                </Button>
              }
            >
              What you book stands here, with everything that was agreed.
            </Empty>
          ) : (
            <BookingList rows={coming} settings={settings} now={now} />
          )}
        </section>
        {past.length > 0 ? (
          <section aria-label="Past">
            <h2 className="mb-3 text-lg font-semibold">Past</h2>
            <BookingList rows={past} settings={settings} now={now} />
          </section>
        ) : null}
      </div>
    </>
  );
}

function BookingList({ rows, settings, now }: { rows: readonly BookedRow[]; settings: Settings; now: number }) {
  const changeable = (appointment: BookedRow["appointment"]) =>
    appointment.status === "booked" && changeAt(appointment.startsAt.getTime(), settings, now) !== "over";
  return (
    <ul className="grid gap-3">
      {rows.map(({ appointment, service, provider }) => (
        <li key={appointment.id}>
          <Card className="relative flex flex-wrap items-center gap-x-6 gap-y-2 p-5 hover:border-primary">
            <div className="min-w-0 flex-1 basis-60">
              <Link href={`/bookings/${appointment.id}`} className="font-semibold after:absolute after:inset-0">
                {service.name}
              </Link>
              <p className="text-sm">{whenText(appointment.startsAt, appointment.endsAt, settings.timeZone)}</p>
              <p className="text-sm text-muted-foreground">{provider.name}</p>
            </div>
            <StatusBadge appointment={appointment} />
            <p className="font-semibold tabular-nums">{money(appointment.price)}</p>
            {changeable(appointment) ? (
              <div className="relative">
                <CancelButton id={appointment.id} fee={feeAt(appointment.startsAt.getTime(), settings, now)} />
              </div>
            ) : null}
          </Card>
        </li>
      ))}
    </ul>
  );
}

export function StatusBadge({ appointment }: { appointment: BookedRow["appointment"] }) {
  if (appointment.status === "booked") return null;
  if (!appointment.late) return <Badge>Cancelled</Badge>;
  return <Badge tone="danger">{appointment.fee > 0 ? `Late cancellation, ${money(appointment.fee)}` : "Late cancellation"}</Badge>;
}
