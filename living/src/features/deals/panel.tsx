// @file if app.deal
import app from "@/content/app.json";
import { isAdmin, roleLabel } from "@/kit/access";
import { viewer as currentViewer } from "@/kit/auth";
import { answerText } from "@/kit/booking/questions";
import { dateTime, money } from "@/kit/format";
import { currencySign } from "@/kit/format/number";
import { RatingForm, RatingLine, RatingList } from "@/kit/rating";
import { Avatar } from "@/kit/ui/avatar";
import { Badge } from "@/kit/ui/badge";
import { Section } from "@/kit/ui/card";
import { Link } from "@/kit/ui/link";
import { answer, ask, close, review, stage, step } from "./actions";
// @if app.deal.chat
import { write } from "./actions";
// @end
import { AskForm } from "./ask-form";
import { isUrgent } from "./badges";
import { ActButton, TextDialog } from "./buttons";
import { type Deal, dealOf, lower, requestStateOf, stateOf } from "./config";
import { ProfileLine } from "./profile-line";
// @if app.deal.chat
import { Talk } from "./talk";
// @end
import { dealAround, ownStanding, type Request } from "./queries";

type Around = NonNullable<Awaited<ReturnType<typeof dealAround>>>;

const link = "font-medium text-link underline decoration-link/30 underline-offset-4 hover:decoration-link";

/** All that two parties do over one row: asking, answering, the steps after that, the reviews. */
export async function DealPanel({ table, id }: { table: string; id: string }) {
  const deal = dealOf(table);
  const around = await dealAround(deal, id);
  if (!around) return null;
  const viewer = await currentViewer();
  const { item, requests } = around;
  const mine = Boolean(viewer) && item.ownerId === viewer?.id;
  const own = requests.filter((request) => request.ownerId === viewer?.id);
  return (
    <>
      <Standing deal={deal} around={around} mine={mine} />
      {mine ? (
        <Received deal={deal} around={around} />
      ) : isAdmin(viewer) ? (
        <Received deal={deal} around={around} watching />
      ) : (
        <Asking deal={deal} around={around} own={own} />
      )}
      {around.about.length > 0 ? (
        <Section title={`Reviews of ${item.owner}`} aside={<RatingLine summary={around.ratings.get(item.ownerId ?? "") ?? { count: 0, average: 0 }} locale={app.locale} />}>
          <RatingList ratings={around.about.map((each) => given(each, viewer?.id))} />
        </Section>
      ) : null}
    </>
  );
}

const given = (each: Around["about"][number], viewer: string | undefined) => ({
  id: each.id,
  author: each.author,
  own: each.ownerId === viewer,
  stars: each.stars,
  comment: each.comment,
  at: each.createdAt.toISOString(),
  atText: dateTime(each.createdAt),
});

/** How the row stands and who posted it; what its poster and the operator can do about it. */
async function Standing({ deal, around, mine }: { deal: Deal; around: Around; mine: boolean }) {
  const { item, viewer } = around;
  const state = stateOf(deal, item.state, item.step);
  const left = item.places === null ? null : Math.max(0, item.places - item.taken);
  const standing = mine ? await ownStanding(viewer) : null;
  const over = ["done", "cancelled", "past", "removed"].includes(item.state);
  return (
    <Section
      title="How it stands"
      aside={
        <span className="flex flex-wrap gap-1.5">
          {isUrgent(item.state, item.starts, deal.urgent_hours) ? <Badge tone="danger">Urgent</Badge> : null}
          <Badge tone={state.tone}>{state.label}</Badge>
          {deal.verify && item.verified ? <Badge tone="success">verified</Badge> : null}
        </span>
      }
    >
      <div className="grid gap-4 text-sm">
        {mine && deal.verify === "wait" && !item.verified ? (
          <p className="rounded-(--radius-control) bg-warning px-4 py-2.5 font-medium text-warning-foreground">
            This waits for your verification: it becomes public once we have verified your account. Until then only you and we see it.
          </p>
        ) : null}
        {standing?.blocked ? <p className="rounded-(--radius-control) bg-danger px-4 py-2.5 font-medium text-danger-foreground">Your account is blocked, so nobody else sees this.</p> : null}
        {item.state === "removed" || (item.state === "cancelled" && item.note) ? (
          <p className="rounded-(--radius-control) bg-danger px-4 py-2.5 text-danger-foreground">{item.state === "removed" ? "Removed" : "Cancelled"}{item.note ? `: ${item.note}` : ""}</p>
        ) : null}
        <div className="flex flex-wrap items-center justify-between gap-4">
          <span className="flex items-center gap-3">
            <Avatar name={item.owner} />
            <span>
              <span className="block font-medium">{mine ? "Posted by you" : item.owner}</span>
              {deal.reviews?.asker ? <RatingLine summary={around.ratings.get(item.ownerId ?? "") ?? { count: 0, average: 0 }} locale={app.locale} className="text-xs" /> : null}
            </span>
          </span>
          {left === null ? null : <span><strong>{left}</strong> of {item.places} {item.places === 1 ? "place" : "places"} left</span>}
          <span className="flex flex-wrap gap-2">
            {mine && deal.copy ? <Link href={`/${deal.route}/new?copy=${item.id}`} className={link}>Copy {lower(deal.label)}</Link> : null}
            {mine && deal.flow === "contact" && item.state === "open" ? (
              <ActButton label={deal.steps?.[0]?.action ?? "Mark as done"} look="primary" done={`Marked: ${lower(deal.labels.done)}`} act={close.bind(null, deal.table, item.id, "done", "")} />
            ) : null}
            {mine && !over ? (
              <TextDialog
                trigger={`Cancel ${lower(deal.label)}`}
                title={`Cancel ${lower(deal.label)}?`}
                description={deal.late_hours && item.taken > 0 ? `Whoever was accepted is told. Less than ${deal.late_hours} hours before the start this counts as a strike.` : "All open requests end with it."}
                label="Reason"
                long
                confirm={`Yes, cancel ${lower(deal.label)}`}
                done={`${deal.label} cancelled`}
                act={close.bind(null, deal.table, item.id, "cancelled")}
              />
            ) : null}
            {isAdmin(viewer) && item.state !== "removed" ? (
              <TextDialog
                trigger={`Remove ${lower(deal.label)}`}
                look="destructive"
                title={`Remove ${lower(deal.label)}?`}
                description="Nobody but its owner sees it any more; the owner reads the reason."
                label="Reason"
                long
                required
                confirm="Remove"
                done={`${deal.label} removed`}
                act={close.bind(null, deal.table, item.id, "removed")}
              />
            ) : null}
          </span>
        </div>
        {mine ? null : <ProfileLine profile={around.profiles.get(item.ownerId ?? "")} />}
      </div>
    </Section>
  );
}

/** The requests that the poster got, to compare and to decide. */
function Received({ deal, around, watching }: { deal: Deal; around: Around; watching?: boolean }) {
  const { requests } = around;
  const order = ["accepted", "offered", "open"];
  const sorted = requests.toSorted((a, b) => (order.indexOf(a.state) + 9) % 9 - ((order.indexOf(b.state) + 9) % 9) || (a.price ?? 0) - (b.price ?? 0));
  return (
    <Section title={deal.request.label_plural} aside={<span className="text-sm text-muted-foreground">{requests.length === 1 ? `1 ${lower(deal.request.label)}` : `${requests.length} ${lower(deal.request.label_plural)}`}</span>}>
      {sorted.length > 0 ? (
        <ul aria-label={deal.request.label_plural} className="grid gap-4">
          {sorted.map((request) => (
            <li key={request.id} className="grid gap-3 rounded-(--radius-control) border p-4 text-sm">
              <div className="flex flex-wrap items-start justify-between gap-3">
                <span className="flex items-center gap-3">
                  <Avatar name={request.owner} />
                  <span>
                    <span className="block font-medium">{request.owner}</span>
                    {deal.reviews ? <RatingLine summary={around.ratings.get(request.ownerId) ?? { count: 0, average: 0 }} locale={app.locale} className="text-xs" /> : null}
                  </span>
                </span>
                <RequestState deal={deal} request={request} />
              </div>
              <Said deal={deal} request={request} />
              <ProfileLine profile={around.profiles.get(request.ownerId)} />
              {watching || deal.flow === "contact" ? null : <Decide deal={deal} request={request} />}
              <Agreed deal={deal} around={around} request={request} side={watching ? null : "poster"} />
              {/* @if app.deal.chat */}
              {watching ? null : <Words deal={deal} around={around} request={request} other={request.owner} />}
              {/* @end */}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted-foreground">No {lower(deal.request.label_plural)} yet. They will show up here, for you to answer.</p>
      )}
    </Section>
  );
}

function RequestState({ deal, request }: { deal: Deal; request: Request }) {
  const state = requestStateOf(deal, request.state, request.stage);
  return (
    <span className="grid justify-items-end gap-1">
      <Badge tone={state.tone}>{state.label}</Badge>
      {request.answerBy ? <span className="text-xs text-muted-foreground">Answer by {dateTime(request.answerBy)}</span> : null}
    </span>
  );
}

/** What a request says. */
function Said({ deal, request }: { deal: Deal; request: Request }) {
  const names = typeof request.answers.names === "string" ? request.answers.names : "";
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {request.price === null ? null : <Fact label="Price">{money(request.price)}</Fact>}
      {(deal.fields ?? []).map((field) => {
        const text = answerText(field, request.answers[field.name]);
        return text ? <Fact key={field.name} label={field.label}>{text}</Fact> : null;
      })}
      {deal.group && deal.group > 1 ? <Fact label="People">{request.people}{names ? ` (with ${names})` : ""}</Fact> : null}
      {request.message ? <Fact label="Message" wide>{request.message}</Fact> : null}
    </dl>
  );
}

const Fact = ({ label, wide, children }: { label: string; wide?: boolean; children: React.ReactNode }) => (
  <div className={wide ? "w-full" : undefined}>
    <dt className="text-xs text-muted-foreground">{label}</dt>
    <dd className="whitespace-pre-wrap break-words">{children}</dd>
  </div>
);

/** The poster's answer. */
function Decide({ deal, request }: { deal: Deal; request: Request }) {
  const move = (what: string) => answer.bind(null, deal.table, request.id, what);
  if (request.state === "accepted" && (deal.flow === "direct" || deal.group || deal.places)) {
    return <div><ActButton label={`Cancel ${lower(deal.request.label)}`} name={`Cancel the ${lower(deal.request.label)} of ${request.owner}`} done={`${deal.request.label} cancelled`} act={move("cancel")} /></div>;
  }
  if (request.state !== "open" && request.state !== "offered") return null;
  const reached = request.stage || deal.stages?.[0];
  return (
    <div role="group" aria-label={`Answer ${request.owner}`} className="flex flex-wrap items-start gap-2">
      {request.state === "open" && deal.flow === "accept" ? <ActButton label="Accept" name={`Accept ${request.owner}`} look="primary" done={`${request.owner} accepted`} act={move("accept")} /> : null}
      {request.state === "open" && deal.flow === "offer" ? <ActButton label={`Offer ${lower(deal.label)}`} name={`Offer to ${request.owner}`} look="primary" done={`Offered to ${request.owner}`} act={move("offer")} /> : null}
      {request.state === "open" && deal.stages ? deal.stages.filter((each) => each !== reached).map((each) => (
        <ActButton key={each} label={each} name={`Move ${request.owner} to ${each}`} done={`${request.owner}: ${lower(each)}`} act={stage.bind(null, deal.table, request.id, each)} />
      )) : null}
      {deal.flow === "direct" ? null : <ActButton label={request.state === "offered" ? "Take the offer back" : "Decline"} name={`Decline ${request.owner}`} done={`${request.owner} declined`} act={move("decline")} />}
    </div>
  );
}

// @if app.deal.chat
/** What the two sides of a request write to each other. */
function Words({ deal, around, request, other }: { deal: Deal; around: Around; request: Request; other: string }) {
  const { viewer } = around;
  const lines = (around.talks.get(request.id) ?? []).map((each) => ({ id: each.id, own: each.ownerId === viewer?.id, author: each.author, body: each.body, at: each.createdAt.toISOString(), atText: dateTime(each.createdAt) }));
  if (deal.chat && (deal.chat === "always" || request.state === "accepted")) return <Talk other={other} lines={lines} write={write.bind(null, deal.table, request.id)} />;
  return null;
}
// @end

/** What follows once a request was accepted: how to reach each other, the sum, the next step, the review. */
function Agreed({ deal, around, request, side }: { deal: Deal; around: Around; request: Request; side: "poster" | "asker" | null }) {
  if (request.state !== "accepted") return null;
  const { item, viewer } = around;
  const other = (around.contacts.get(request.id) ?? []).find((contact) => contact.id !== viewer?.id);
  const next = item.state === "taken" ? (deal.steps ?? [])[item.step] : undefined;
  const reviews = around.reviews.get(request.id) ?? [];
  const reviewed = reviews.some((each) => each.ownerId === viewer?.id);
  const may = side !== null && (side === "poster" ? deal.reviews?.poster : deal.reviews?.asker) && (item.state === "done" || (deal.reviews?.after_end && item.over));
  return (
    <div className="grid gap-3 border-t pt-3">
      {other && side ? (
        <p>Contact: {other.name}, <a href={`mailto:${other.email}`} className={link}>{other.email}</a></p>
      ) : null}
      {deal.commission && request.agreed !== null && side !== "asker" ? (
        <dl className="flex flex-wrap gap-x-6 gap-y-2">
          <Fact label="Price">{money(request.agreed)}</Fact>
          <Fact label="Commission">{money(request.commission ?? 0)}</Fact>
          <Fact label="What is left">{money(request.agreed - (request.commission ?? 0))}</Fact>
        </dl>
      ) : null}
      {next && side ? (
        next.by === side ? (
          <div><ActButton label={next.action} size="md" look="primary" done={`Marked: ${lower(next.label)}`} act={step.bind(null, deal.table, item.id)} /></div>
        ) : (
          <p className="text-muted-foreground">Next: {lower(next.label)}. {side === "poster" ? request.owner : item.owner} marks this.</p>
        )
      ) : null}
      {reviewed || !may ? null : (
        <div className="rounded-(--radius-control) bg-muted/50 p-4">
          <p className="mb-3 font-medium">Your review of {side === "poster" ? request.owner : item.owner}</p>
          <RatingForm save={review.bind(null, deal.table, request.id)} />
        </div>
      )}
      {side && deal.reviews && !may && !reviewed && (side === "poster" ? deal.reviews.poster : deal.reviews.asker) ? (
        <p className="text-xs text-muted-foreground">You can leave a review once this is {deal.reviews.after_end ? "over" : lower(deal.steps?.at(-1)?.label ?? deal.labels.done)}.</p>
      ) : null}
      {reviewed && deal.reviews?.blind && reviews.length < 2 ? <p className="text-xs text-muted-foreground">Your review shows once the other side has written one too, or after {deal.reviews.days || 14} days.</p> : null}
      <RatingList ratings={reviews.map((each) => given(each, viewer?.id))} />
    </div>
  );
}

/** What somebody who is not the poster does here: asks, waits, withdraws, goes on. */
function Asking({ deal, around, own }: { deal: Deal; around: Around; own: readonly Request[] }) {
  const { item, viewer } = around;
  const live = own.find((request) => ["open", "offered", "accepted"].includes(request.state));
  const move = (request: Request, what: string) => answer.bind(null, deal.table, request.id, what);
  const closed = ["done", "cancelled", "past", "removed"].includes(item.state) || (item.state === "taken" && !deal.waiting_list);
  const left = item.places === null ? null : Math.max(0, item.places - item.taken);
  const state = stateOf(deal, item.state, item.step);
  return (
    <Section title={own.length > 0 ? `Your ${lower(deal.request.label)}` : deal.ask}>
      <div className="grid gap-5">
        {own.map((request) => (
          <div key={request.id} className="grid gap-3 rounded-(--radius-control) border p-4 text-sm">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <span className="font-medium">Sent {dateTime(request.createdAt)}</span>
              <RequestState deal={deal} request={request} />
            </div>
            <Said deal={deal} request={request} />
            <div className="flex flex-wrap gap-2">
              {request.state === "offered" && deal.flow === "offer" ? (
                <>
                  <ActButton label={`Accept ${lower(deal.label)}`} size="md" look="primary" done={`${deal.label} accepted`} act={move(request, "accept")} />
                  <ActButton label="Refuse" size="md" done="Refused" act={move(request, "refuse")} />
                </>
              ) : null}
              {(request.state === "open" && deal.flow !== "contact") || request.state === "offered" ? <ActButton label={`Withdraw ${lower(deal.request.label)}`} size="md" done={`${deal.request.label} withdrawn`} act={move(request, "withdraw")} /> : null}
              {request.state === "accepted" && item.step === 0 && item.state !== "done" ? <ActButton label={`Cancel ${lower(deal.request.label)}`} size="md" done={`${deal.request.label} cancelled`} act={move(request, "cancel")} /> : null}
            </div>
            <Agreed deal={deal} around={around} request={request} side="asker" />
            {/* @if app.deal.chat */}
            <Words deal={deal} around={around} request={request} other={item.owner} />
            {/* @end */}
          </div>
        ))}
        {live ? null : closed ? (
          <p className="text-sm text-muted-foreground">This is {lower(state.label)}: {deal.flow === "direct" ? "there is no free place any more" : "nobody else can ask for it now"}.</p>
        ) : !viewer ? (
          <p className="text-sm text-muted-foreground">
            <Link href={`/sign-in?next=/${deal.route}/${item.id}`} className={link}>Sign in</Link> to {lower(deal.ask)}.
          </p>
        ) : deal.asker && viewer.role !== deal.asker ? (
          <p className="text-sm text-muted-foreground">Accounts for “{roleLabel(deal.asker)}” can {lower(deal.ask)} here.</p>
        ) : (
          <>
            {item.state === "taken" && deal.waiting_list ? <p className="text-sm font-medium">It is full. You can join the waiting list: places that become free go to whoever waits longest.</p> : null}
            <AskForm key={own.length} deal={{ ask: item.state === "taken" ? "Join the waiting list" : deal.ask, ...pick(deal) }} currency={currencySign} left={left} send={ask.bind(null, deal.table, item.id)} />
          </>
        )}
      </div>
    </Section>
  );
}

const pick = ({ message, price, fields, group }: Deal) => ({
  ...(message === undefined ? {} : { message }),
  ...(price === undefined ? {} : { price }),
  ...(fields === undefined ? {} : { fields }),
  ...(group === undefined ? {} : { group }),
});
