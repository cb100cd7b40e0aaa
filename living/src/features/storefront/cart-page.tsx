// @file if app.shop
import { money } from "@/kit/format";
import { QuickButton } from "@/kit/quick/quick-button";
import { QuickForm } from "@/kit/quick/quick-form";
import { Button, buttonClass } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { applyCode, dropCode } from "./actions";
import type { Quote } from "./cart";
import { LineQuantity } from "./cart-lines";
import { DeliveryChoice } from "./delivery-choice";
import { Picture } from "./picture";
import { lower, shop } from "./settings";
import { quoteSums, Totals } from "./totals";
import { amountText, lineText, perUnit, shippingRule, shipRule } from "./words";

/** What somebody is about to buy, with all its prices. */
export function CartPage({ quote, missing }: { quote: Quote; missing: readonly string[] }) {
  const step = shop.measure?.step ?? 1;
  return (
    <>
      <PageHeader back={{ href: "/shop", label: "Shop" }} title="Cart" lead={[shippingRule(), shipRule].filter(Boolean).join(" ")} />
      {missing.length > 0 ? (
        <p role="status" className="mb-5 flex items-start gap-2 rounded-(--radius-control) bg-warning px-4 py-3 text-sm text-warning-foreground">
          <Icon name="alert" className="mt-0.5" />
          Not in stock and left out: {missing.join(", ")}.
        </p>
      ) : null}
      {quote.lines.length === 0 ? (
        <Empty icon="tag" title="Your cart is empty" action={<Link href="/shop" className={buttonClass({})}>Look at the {lower(shop.product.label_plural)}</Link>}>
          What you put into it stays here, also after a reload.
        </Empty>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <ul aria-label="In the cart" className="divide-y rounded-(--radius-panel) border bg-card shadow-soft">
            {quote.lines.map((line) => (
              <li key={line.key} className="flex flex-wrap items-start gap-4 p-4">
                <Picture name={line.picture ?? "box"} seed={line.name} className="size-16 shrink-0 rounded-(--radius-control)" />
                <div className="min-w-0 flex-1 basis-40">
                  <p className="font-medium">
                    {line.product_id ? <Link href={`/shop/${line.product_id}`} className="rounded-sm hover:underline">{line.name}</Link> : line.name}
                  </p>
                  <p className="text-sm text-muted-foreground">{lineText(line)}</p>
                  {line.gone ? null : <p className="mt-0.5 text-sm tabular-nums">{amountText(line.quantity)} × {money(line.price)}{perUnit}</p>}
                  {line.problem ? <p role="alert" className="mt-1 text-sm text-destructive">{line.problem}</p> : null}
                </div>
                <p className="font-semibold text-heading tabular-nums">{money(line.total)}</p>
                <div className="w-full sm:ml-auto sm:w-auto">
                  <LineQuantity lineKey={line.key} name={line.name} quantity={line.quantity} step={step} fixed={Boolean(line.remnant) || Boolean(line.gone)} unit={shop.measure?.unit ?? ""} />
                </div>
              </li>
            ))}
          </ul>
          <div className="grid gap-4">
            {shop.coupons ? (
              <Card className="p-5">
                {quote.coupon ? (
                  <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
                    <p>Discount code <strong>{quote.coupon}</strong>: {quote.coupon_percent} % off the goods</p>
                    <QuickButton variant="ghost" size="sm" action={dropCode}>Remove code</QuickButton>
                  </div>
                ) : (
                  <>
                    <QuickForm inputs={[{ name: "code", label: "Discount code", optional: true, wide: true }]} submit="Apply code" saved="The code is applied" action={applyCode} />
                    {quote.coupon_problem ? <p role="alert" className="mt-2 text-sm text-destructive">{quote.coupon_problem}</p> : null}
                  </>
                )}
              </Card>
            ) : null}
            {shop.shipping.pick_up && !quote.pick_up_only ? <DeliveryChoice picked={quote.picked_up} /> : null}
            <Card className="grid gap-5 p-5">
              <Totals {...quoteSums(quote)} />
              {quote.pick_up_only ? <p className="text-sm text-muted-foreground">This is too heavy to send: it can be picked up only.</p> : null}
              {quote.ok ? (
                <Button asChild size="lg"><Link href="/checkout">Checkout</Link></Button>
              ) : <p className="rounded-(--radius-control) bg-warning px-3 py-2 text-sm text-warning-foreground">Change what is marked to go on to the checkout.</p>}
            </Card>
          </div>
        </div>
      )}
    </>
  );
}
