// @file if app.booking
import { Link } from "@/kit/ui/link";
import { changeAt, freeUntil } from "@/kit/booking";
import { answerText, isWarning } from "@/kit/booking/questions";
import { dateTime, money } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { PageHeader } from "@/kit/ui/page";
import { StatusBadge } from "./bookings";
import { CancelButton } from "./cancel-button";
import { questions } from "./questions";
import type { readBooking } from "./queries";
import { whenText } from "./text";

type Booking = NonNullable<Awaited<ReturnType<typeof readBooking>>>;

/** One booking with all its details, and what can still be done about it. */
export function BookingDetail({ booking, admin }: { booking: Booking; admin: boolean }) {
  const { appointment, service, provider, settings, now, own } = booking;
  const answers = appointment as unknown as Record<string, unknown>;
  const change = changeAt(appointment.startsAt.getTime(), settings, now);
  const open = appointment.status === "booked" && (admin || (own && change !== "over"));
  const lines: [string, string][] = [
    ["When", whenText(appointment.startsAt, appointment.endsAt, settings.timeZone)],
    ["Sample provider", provider.name],
    ["Name", appointment.customerName],
    ["Extras", booking.extras.join(", ")],
    // @if app.booking.hourly
    ["People", appointment.people === null ? "" : String(appointment.people)],
    // @end
    ["Price", money(appointment.price)],
  ];
  return (
    <>
      <PageHeader
        title={service.name}
        lead={whenText(appointment.startsAt, appointment.endsAt, settings.timeZone)}
        back={own ? { href: "/bookings", label: "Sample appointments" } : { href: "/schedule", label: "Schedule" }}
      >
        <StatusBadge appointment={appointment} />
        {open && (admin || change === "free") ? (
          <Button asChild variant="outline">
            <Link href={`/bookings/${appointment.id}/move`}>Move</Link>
          </Button>
        ) : null}
        {open ? <CancelButton id={appointment.id} fee={!admin && change === "late" ? settings.cancelFee : 0} /> : null}
      </PageHeader>
      <Card className="p-5">
        <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {lines.map(([name, text]) => (text ? <Line key={name} name={name}>{text}</Line> : null))}
          {questions.map((question) => {
            const answer = answers[question.name];
            const text = answerText(question, answer);
            if (!text) return null;
            return (
              <Line key={question.name} name={question.label}>
                {isWarning(question, answer) ? <Badge tone="danger">{text}</Badge> : text}
              </Line>
            );
          })}
        </dl>
        {open && own ? (
          <p className="mt-5 border-t pt-4 text-sm text-muted-foreground">
            {change === "free"
              ? `Free of charge to cancel or move until ${dateTime(new Date(freeUntil(appointment.startsAt.getTime(), settings)))}.`
              : settings.cancelFee > 0
                ? `It is too late to move it. Cancelling costs ${money(settings.cancelFee)} now.`
                : "It is too late to move it. It can still be cancelled."}
          </p>
        ) : null}
      </Card>
    </>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{name}</dt>
      <dd className="text-sm font-medium whitespace-pre-line">{children}</dd>
    </div>
  );
}
