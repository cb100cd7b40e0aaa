// @file if app.shop
import { Toolbar } from "@/kit/data/toolbar";
import { buttonClass } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import type { Quote } from "./cart";
import { ModelPicker, type Model } from "./model-picker";
import { ProductGrid } from "./product-card";
import { isNumber, SORTS, type CatalogueView, type Offer } from "./queries";
import { RangeFilter } from "./range-filter";
import { lower, shop } from "./settings";
import { shippingRule, shipRule } from "./words";

export function CartLink({ quote }: { quote: Quote }) {
  const count = quote.lines.length;
  return (
    <Link href="/cart" className={buttonClass({ variant: count > 0 ? "primary" : "outline" })}>
      <Icon name="tag" />
      {count > 0 ? `Cart (${count})` : "Cart"}
    </Link>
  );
}

/** The shop itself: all goods, found by words, filters and what they fit. */
export function Catalogue({ offers, choice, models, view, quote }: {
  offers: readonly Offer[];
  choice: { make: string; model: string; year: string };
  models: readonly Model[];
  view: CatalogueView;
  quote: Quote;
}) {
  const many = lower(shop.product.label_plural);
  const filters = shop.fields.filter((field) => field.filter && !isNumber(field.kind) && field.options?.length)
    .map((field) => ({ name: field.name, label: field.label, options: field.options! }));
  if (shop.fits && choice.model) filters.push({ name: "fits", label: "Shown", options: [{ value: "yes", label: `Only what fits` }] });
  return (
    <>
      <PageHeader title="Shop" lead={[shippingRule(), shipRule].filter(Boolean).join(" ")}><CartLink quote={quote} /></PageHeader>
      {shop.fits ? <ModelPicker models={models} choice={choice} thing={shop.fits.thing} levels={shop.fits.levels} /> : null}
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Toolbar search={`Search ${many}`} filters={filters} sorts={[]} sort="" descending={false} />
        {shop.fields.filter((field) => field.filter && isNumber(field.kind)).map((field) => <RangeFilter key={field.name} name={field.name} label={field.label} />)}
        <RangeFilter name="price" label="Price" />
      </div>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3 text-sm">
        <p className="text-muted-foreground">{offers.length} {offers.length === 1 ? lower(shop.product.label) : many}</p>
        <nav aria-label="Sort by" className="flex flex-wrap gap-1">
          {SORTS.map((sort) => (
            <Link
              key={sort.value}
              href={`/shop?${new URLSearchParams({ ...(view.q ? { q: view.q } : {}), ...view.filters, ...(view.only ? { fits: "yes" } : {}), sort: sort.value }).toString()}`}
              scroll={false}
              aria-current={view.sort === sort.value ? "true" : undefined}
              className={buttonClass({ variant: view.sort === sort.value ? "soft" : "ghost", size: "sm" })}
            >
              {sort.label}
            </Link>
          ))}
        </nav>
      </div>
      {offers.length === 0 ? (
        <Empty icon="search" title={`No ${many} found`} action={<Link href="/shop" className={buttonClass({ variant: "outline" })}>Show all {many}</Link>}>
          Try fewer words or take a filter away.
        </Empty>
      ) : <ProductGrid offers={offers} label={shop.product.label_plural} />}
    </>
  );
}
