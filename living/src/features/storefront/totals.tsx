// @file if app.shop
import { money } from "@/kit/format";
import type { Quote } from "./cart";
import { shop } from "./settings";
import { shipDate } from "./words";

type Sums = Pick<Quote, "goods" | "discount" | "shipping" | "tax" | "total"> & { coupon: string | null; shipOn: string | null; shippingText?: string };

const Sum = ({ label, children, strong }: { label: React.ReactNode; children: React.ReactNode; strong?: boolean }) => (
  <div className={strong ? "flex justify-between gap-4 border-t pt-3 text-base font-semibold text-heading" : "flex justify-between gap-4"}>
    <dt>{label}</dt>
    <dd className="tabular-nums">{children}</dd>
  </div>
);

/** What the goods, the way and the taxes come to. */
export function Totals({ goods, discount, shipping, tax, total, coupon, shipOn, shippingText }: Sums) {
  return (
    <dl aria-label="Totals" className="grid gap-2 text-sm">
      <Sum label="Goods">{money(goods)}</Sum>
      {discount > 0 ? <Sum label={`Discount${coupon ? ` (${coupon})` : ""}`}>−{money(discount)}</Sum> : null}
      <Sum label="Shipping">{shippingText ?? money(shipping)}</Sum>
      <Sum label="Total" strong>{money(total)}</Sum>
      {shop.vat > 0 ? <Sum label={<span className="text-muted-foreground">Including {shop.vat} % VAT</span>}><span className="text-muted-foreground">{money(tax)}</span></Sum> : null}
      {shipOn ? <Sum label="Ships on">{shipDate(shipOn)}</Sum> : null}
    </dl>
  );
}

export const quoteSums = (quote: Quote) => ({ ...quote, shipOn: quote.ship_on, shippingText: quote.pick_up_only ? "Pick-up only" : quote.picked_up ? "Pick-up" : undefined });
