// @file if app.shop
import { Badge } from "@/kit/ui/badge";
import { Link } from "@/kit/ui/link";
import { Picture } from "./picture";
import { isSoldOut, remnantOf, type Offer } from "./queries";
import { shop } from "./settings";
import { amountText, detailText, priceText } from "./words";

/** One product in a list: its picture, name, price and whether it can be had. */
export function ProductCard({ offer }: { offer: Offer }) {
  const soldOut = isSoldOut(offer);
  const remnant = remnantOf(offer);
  const lines = shop.fields.filter((field) => field.in_list).map((field) => ({ label: field.label, text: detailText(field, offer.details[field.name]) })).filter((line) => line.text);
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-(--radius-panel) border bg-card shadow-soft transition-shadow focus-within:shadow-lg hover:shadow-lg">
      <Picture name={offer.picture} seed={offer.name} className={soldOut ? "aspect-[4/3] opacity-60" : "aspect-[4/3]"} />
      <div className="flex flex-1 flex-col gap-2 p-4">
        <h2 className="text-base leading-snug font-semibold">
          <Link href={`/shop/${offer.id}`} className="rounded-sm after:absolute after:inset-0">{offer.name}</Link>
        </h2>
        {offer.number ? <p className="text-xs text-muted-foreground">{shop.numbers} {offer.number}</p> : null}
        {lines.length > 0 ? (
          <dl className="grid gap-0.5 text-xs text-muted-foreground">
            {lines.slice(0, 4).map((line) => (
              <div key={line.label} className="flex gap-1.5"><dt>{line.label}:</dt><dd className="min-w-0 truncate text-foreground">{line.text}</dd></div>
            ))}
          </dl>
        ) : null}
        <p className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-1">
          <span className="font-semibold text-heading tabular-nums">{priceText(offer)}</span>
          <span className="flex flex-wrap gap-1">
            {offer.fits && shop.fits ? <Badge tone="success">fits your {shop.fits.thing}</Badge> : null}
            {remnant > 0 ? <Badge tone="info">Remnant {amountText(remnant)}</Badge> : soldOut ? <Badge tone="warning">{shop.sold_out}</Badge> : null}
          </span>
        </p>
      </div>
    </li>
  );
}

export const ProductGrid = ({ offers, label }: { offers: readonly Offer[]; label: string }) => (
  <ul aria-label={label} className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-4">
    {offers.map((offer) => <ProductCard key={offer.id} offer={offer} />)}
  </ul>
);
