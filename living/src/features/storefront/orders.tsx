// @file if app.shop
import { dateTime, money } from "@/kit/format";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { ChoiceNow } from "@/kit/quick/choice-now";
import { PrintButton } from "@/kit/quick/print-button";
import { QuickButton } from "@/kit/quick/quick-button";
import { Badge } from "@/kit/ui/badge";
import { Button, buttonClass } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { cn } from "@/kit/class-names";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { Tabs } from "@/kit/ui/tabs";
import { reorder } from "./actions";
import { cancelOrder, setStatus } from "./manage-actions";
import type { OrderWithLines } from "./queries";
import { shop, statusLabel } from "./settings";
import { Totals } from "./totals";
import { lineText, orderLineText, paymentText, shipDate } from "./words";

const Status = ({ order }: { order: OrderWithLines }) => {
  const at = shop.statuses.findIndex((status) => status.value === order.status);
  return order.cancelledAt ? <Badge tone="danger">Cancelled</Badge> : <Badge tone={at === shop.statuses.length - 1 ? "success" : at === 0 ? "info" : "warning"}>{statusLabel(order.status)}</Badge>;
};

/** The orders of an account; all of them for who keeps the shop. */
export function Orders({ orders, staff, status }: { orders: readonly OrderWithLines[]; staff: boolean; status: string }) {
  const tabs = [{ value: "", label: "All" }, ...shop.statuses].map((each) => ({ href: each.value ? `/shop/orders?status=${each.value}` : "/shop/orders", label: each.label, current: status === each.value }));
  return (
    <>
      <PageHeader title="Orders" lead={staff ? undefined : "What you have ordered, the newest first."}>
        {staff && shop.cut_list ? <Link href="/shop/cutting" className={buttonClass({ variant: "outline" })}>{shop.cut_list}</Link> : null}
      </PageHeader>
      {staff ? <div className="mb-4"><Tabs label="Status" tabs={tabs} /></div> : null}
      {orders.length === 0 ? (
        <Empty icon="receipt" title="No orders yet" action={staff ? undefined : <Link href="/shop" className={buttonClass({})}>Go to the shop</Link>}>{staff ? "Orders appear here as soon as somebody buys." : "Your orders appear here with what became of them."}</Empty>
      ) : (
        <Table label="Orders" head={["Order", "Placed", ...(staff ? ["Customer"] : []), "Goods", "Total", "Status", ...(shop.reorder && !staff ? ["Again"] : [])]}>
          {orders.map((order) => (
            <Row key={order.id}>
              <HeadCell><Link href={`/shop/orders/${order.id}`} className="rounded-sm underline-offset-4 hover:underline">Order {order.number}</Link></HeadCell>
              <Cell className="whitespace-nowrap">{dateTime(order.createdAt)}</Cell>
              {staff ? <Cell>{order.name}</Cell> : null}
              <Cell>{order.lines.map((line) => line.name).join(", ")}</Cell>
              <Cell className="text-right tabular-nums">{money(order.total)}</Cell>
              <Cell>
                {staff && !order.cancelledAt
                  ? <ChoiceNow label={`Status of order ${order.number}`} options={shop.statuses} value={order.status} action={setStatus.bind(null, order.id)} className="w-40" />
                  : <Status order={order} />}
              </Cell>
              {shop.reorder && !staff ? <Cell><QuickButton variant="outline" size="sm" aria-label={`Reorder order ${order.number}`} action={reorder.bind(null, order.id)}>Reorder</QuickButton></Cell> : null}
            </Row>
          ))}
        </Table>
      )}
    </>
  );
}

/** One order: what was bought, what it cost and how far it is. */
export function OrderPage({ order, staff, signedIn, fresh }: { order: OrderWithLines; staff: boolean; signedIn: boolean; fresh: boolean }) {
  const at = shop.statuses.findIndex((status) => status.value === order.status);
  return (
    <>
      <PageHeader back={signedIn ? { href: "/shop/orders", label: "Orders" } : { href: "/shop", label: "Shop" }} title={`Order ${order.number}`} lead={`Placed ${dateTime(order.createdAt)} by ${order.name}`}>
        {signedIn && shop.reorder && !staff ? <QuickButton variant="outline" action={reorder.bind(null, order.id)}><Icon name="repeat" />Reorder</QuickButton> : null}
        <PrintButton />
      </PageHeader>
      {fresh ? (
        <p role="status" className="mb-5 rounded-(--radius-control) bg-success px-4 py-3 text-sm text-success-foreground">
          Thank you. Your order number is <strong>{order.number}</strong>.{order.shipOn ? ` It ships on ${shipDate(order.shipOn)}.` : ""}{signedIn ? "" : " Keep the address of this page to look at the order again."}
        </p>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid gap-6">
          <Card className="p-5">
            <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
              <h2 className="font-semibold">Status</h2>
              {staff && !order.cancelledAt ? (
                <div className="flex flex-wrap items-center gap-2">
                  <ChoiceNow label="Status" options={shop.statuses} value={order.status} action={setStatus.bind(null, order.id)} className="w-48" />
                  <ConfirmDialog
                    title={`Cancel order ${order.number}?`}
                    description="Its goods go back into stock. This cannot be undone."
                    confirm="Cancel order"
                    trigger={<Button variant="ghost">Cancel order</Button>}
                    action={cancelOrder.bind(null, order.id)}
                  />
                </div>
              ) : <Status order={order} />}
            </div>
            <ol aria-label="Steps" className="flex flex-wrap gap-2 text-sm">
              {shop.statuses.map((status, i) => (
                <li key={status.value} aria-current={i === at ? "step" : undefined} className={cn("flex items-center gap-1.5 rounded-full border px-3 py-1", i <= at && !order.cancelledAt ? "border-transparent bg-primary-soft text-primary-soft-foreground" : "text-muted-foreground")}>
                  {i <= at ? <Icon name="check" /> : null}{status.label}
                </li>
              ))}
            </ol>
          </Card>
          <ul aria-label="Goods" className="divide-y rounded-(--radius-panel) border bg-card shadow-soft">
            {order.lines.map((line) => (
              <li key={line.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 p-4">
                <div className="min-w-0">
                  <p className="font-medium">{line.name}</p>
                  <p className="text-sm text-muted-foreground">{lineText(line)}</p>
                  <p className="text-sm tabular-nums">{orderLineText(line)}</p>
                </div>
                <p className="font-semibold text-heading tabular-nums">{money(line.total)}</p>
              </li>
            ))}
          </ul>
        </div>
        <Card className="grid gap-5 p-5">
          <Totals {...order} shippingText={order.delivery === "pickup" ? "Pick-up" : undefined} />
          <dl className="grid gap-3 border-t pt-4 text-sm">
            <div><dt className="text-xs font-medium text-muted-foreground">Payment</dt><dd className="mt-0.5">{paymentText(order)}</dd></div>
            <div><dt className="text-xs font-medium text-muted-foreground">Email</dt><dd className="mt-0.5 break-all">{order.email}</dd></div>
            {order.address ? <div><dt className="text-xs font-medium text-muted-foreground">Address</dt><dd className="mt-0.5 whitespace-pre-line">{order.address}</dd></div> : null}
            {order.phone ? <div><dt className="text-xs font-medium text-muted-foreground">Phone</dt><dd className="mt-0.5">{order.phone}</dd></div> : null}
            {order.note ? <div><dt className="text-xs font-medium text-muted-foreground">Note</dt><dd className="mt-0.5">{order.note}</dd></div> : null}
            {order.consents.map((text) => <div key={text} className="flex items-start gap-2 text-muted-foreground"><Icon name="check" className="mt-0.5" />{text}</div>)}
          </dl>
        </Card>
      </div>
    </>
  );
}
