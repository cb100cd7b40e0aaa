// @file if app.shop
import type { Viewer } from "@/kit/access";
import { money } from "@/kit/format";
import { Card } from "@/kit/ui/card";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import type { Quote } from "./cart";
import { CheckoutForm } from "./checkout";
import { DeliveryChoice } from "./delivery-choice";
import { paysForReal, paysInTestMode } from "./payment";
import { shop } from "./settings";
import { quoteSums, Totals } from "./totals";
import { amountText, lineText, shipRule } from "./words";

export function CheckoutPage({ quote, viewer }: { quote: Quote; viewer: Viewer }) {
  return (
    <>
      <PageHeader back={{ href: "/cart", label: "Cart" }} title="Checkout" lead={viewer ? undefined : "Order as a guest, or sign in to find the order again in your account."}>
        {viewer ? null : <Link href="/sign-in?next=/checkout" className="text-sm font-medium text-link underline underline-offset-4">Sign in</Link>}
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-5">
          {shop.shipping.pick_up && !quote.pick_up_only ? <DeliveryChoice picked={quote.picked_up} /> : null}
          <CheckoutForm account={viewer && { name: viewer.name, email: viewer.email }} pickedUp={quote.picked_up} consents={quote.consents} payment={paysForReal() ? (paysInTestMode() ? "test" : "real") : "simulated"} />
        </div>
        <Card className="grid gap-5 p-5">
          <h2 className="font-semibold">Your order</h2>
          <ul aria-label="Your order" className="grid gap-3 text-sm">
            {quote.lines.map((line) => (
              <li key={line.key} className="flex justify-between gap-4">
                <span className="min-w-0"><span className="block font-medium">{amountText(line.quantity)} × {line.name}</span><span className="text-muted-foreground">{lineText(line)}</span></span>
                <span className="tabular-nums">{money(line.total)}</span>
              </li>
            ))}
          </ul>
          <Totals {...quoteSums(quote)} />
          {shipRule ? <p className="text-sm text-muted-foreground">{shipRule}</p> : null}
        </Card>
      </div>
    </>
  );
}
