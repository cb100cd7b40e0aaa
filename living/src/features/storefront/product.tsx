// @file if app.shop
import type { Viewer } from "@/kit/access";
import { money } from "@/kit/format";
import { QuickButton } from "@/kit/quick/quick-button";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { orderSample, toggleWish } from "./actions";
import { BuyForm, RemnantButton } from "./buy-form";
import type { Quote } from "./cart";
import { CartLink } from "./catalogue";
import { Picture } from "./picture";
import { isSoldOut, leftOf, remnantOf, type Offer } from "./queries";
import { isShopStaff, lower, shop } from "./settings";
import { amountText, detailText, perUnit, priceText, shippingRule, shipRule, stockText } from "./words";

type Model = { id: string; make: string; model: string; fromYear: number | null; toYear: number | null };

/** One product: everything about it, and the way into the cart. */
export function ProductPage({ offer, models, wished, viewer, quote }: { offer: Offer; models: readonly Model[]; wished: boolean; viewer: Viewer; quote: Quote }) {
  const soldOut = isSoldOut(offer);
  const remnant = remnantOf(offer);
  const first = offer.variants[0];
  const signIn = `/sign-in?next=${encodeURIComponent(`/shop/${offer.id}`)}`;
  return (
    <>
      <PageHeader back={{ href: "/shop", label: "Shop" }} title={offer.name} lead={offer.number ? `${shop.numbers} ${offer.number}` : undefined}>
        {isShopStaff(viewer) ? <Button asChild variant="outline"><Link href={`/shop/products/${offer.id}`}>Edit</Link></Button> : null}
        <CartLink quote={quote} />
      </PageHeader>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Picture name={offer.picture} seed={offer.name} className="aspect-square max-h-[26rem] w-full rounded-(--radius-panel) border" />
        <div className="grid content-start gap-6">
          <div className="flex flex-wrap items-center gap-3">
            <p className="text-2xl font-semibold text-heading tabular-nums">{priceText(offer)}</p>
            {shop.vat > 0 ? <p className="text-sm text-muted-foreground">incl. {shop.vat} % VAT</p> : null}
            {offer.fits && shop.fits ? <Badge tone="success">fits your {shop.fits.thing}</Badge> : null}
          </div>
          {offer.description ? <p className="leading-relaxed text-pretty">{offer.description}</p> : null}
          {remnant > 0 && first ? (
            <Card className="grid gap-3 p-5">
              <p className="font-medium">Remnant of {amountText(remnant)} at {shop.measure!.remnant_percent} % off</p>
              <p className="text-sm text-muted-foreground">
                The last piece of the bolt, sold whole only: <s>{money(Math.round(remnant * first.price))}</s>{" "}
                <strong className="text-heading tabular-nums">{money(Math.round(remnant * Math.round((first.price * (100 - shop.measure!.remnant_percent)) / 100)))}</strong>
              </p>
              <RemnantButton variantId={first.id} length={remnant} label="Add the remnant to the cart" />
            </Card>
          ) : soldOut ? (
            <Card className="p-5">
              <p className="font-medium">{shop.sold_out}</p>
              <p className="mt-1 text-sm text-muted-foreground">It is sold out at the moment and cannot be ordered.</p>
            </Card>
          ) : (
            <BuyForm
              key={offer.updatedAt.toISOString()}
              ways={offer.variants.map((variant) => ({ id: variant.id, name: variant.name, price: variant.price, available: leftOf(offer, variant) >= (shop.measure?.min ?? 1), text: `${stockText(offer, variant)}${perUnit ? ` · ${money(variant.price)}${perUnit}` : ""}` }))}
              variantLabel={shop.variant ?? ""}
              choices={shop.choices}
              measure={shop.measure ?? null}
              soldOut={shop.sold_out}
            />
          )}
          <div className="flex flex-wrap gap-2">
            {shop.wish_list ? (
              viewer ? (
                <QuickButton variant="outline" aria-pressed={wished} action={toggleWish.bind(null, offer.id)}><Icon name="heart" />{wished ? "Remove from wish list" : "Add to wish list"}</QuickButton>
              ) : <Button asChild variant="outline"><Link href={signIn}><Icon name="heart" />Add to wish list</Link></Button>
            ) : null}
            {shop.samples ? (
              viewer ? <QuickButton variant="outline" action={orderSample.bind(null, offer.id)}><Icon name="gift" />Order a free {lower(shop.samples.label)}</QuickButton>
                : <Button asChild variant="outline"><Link href={signIn}><Icon name="gift" />Order a free {lower(shop.samples.label)}</Link></Button>
            ) : null}
          </div>
          <dl className="grid gap-x-8 gap-y-3 border-t pt-5 sm:grid-cols-2">
            {shop.fields.map((field) => {
              const text = detailText(field, offer.details[field.name]);
              return text ? (
                <div key={field.name} className={field.kind === "long_text" ? "sm:col-span-2" : undefined}>
                  <dt className="text-xs font-medium text-muted-foreground">{field.label}</dt>
                  <dd className="mt-0.5 text-sm">{text}</dd>
                </div>
              ) : null;
            })}
            {shop.shipping.bands.length > 0 && first ? (
              <div><dt className="text-xs font-medium text-muted-foreground">Weight</dt><dd className="mt-0.5 text-sm">{first.grams} g</dd></div>
            ) : null}
          </dl>
          {models.length > 0 ? (
            <section aria-label="Fits">
              <h2 className="text-sm font-semibold">Fits</h2>
              <ul className="mt-2 flex flex-wrap gap-1.5">
                {models.map((model) => (
                  <li key={model.id}><Badge>{model.make} {model.model}{model.fromYear ? ` ${model.fromYear}–${model.toYear ?? ""}` : ""}</Badge></li>
                ))}
              </ul>
            </section>
          ) : null}
          <p className="text-sm text-muted-foreground">{[shippingRule(), shipRule].filter(Boolean).join(" ")}</p>
        </div>
      </div>
    </>
  );
}
