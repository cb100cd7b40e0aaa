// @file if app.shop
import { money, number } from "@/kit/format";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { Toolbar } from "@/kit/data/toolbar";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { CsvUpload } from "./csv-upload";
import { deleteProduct, setStock } from "./manage-actions";
import type { Offer } from "./queries";
import { lower, shop } from "./settings";
import { StockInput } from "./stock-input";
import { perUnit } from "./words";

/** All goods for who keeps the shop: prices, stock, changes. */
export function Goods({ offers }: { offers: readonly Offer[] }) {
  const one = lower(shop.product.label);
  return (
    <>
      <PageHeader title={shop.product.label_plural} lead="What the shop sells. Stock is counted down by orders.">
        <CsvUpload columns={["name", ...(shop.numbers ? [shop.numbers.toLowerCase()] : []), "price", "stock", "weight", ...shop.fields.map((field) => field.label.toLowerCase())]} />
        <Button asChild><Link href="/shop/products/new">New {one}</Link></Button>
      </PageHeader>
      <div className="mb-4"><Toolbar search={`Search ${lower(shop.product.label_plural)}`} filters={[]} sorts={[]} sort="" descending={false} /></div>
      <p className="mb-3 text-sm text-muted-foreground">{offers.length} {offers.length === 1 ? one : lower(shop.product.label_plural)}</p>
      {offers.length === 0 ? <Empty icon="tag" title={`No ${lower(shop.product.label_plural)} yet`}>Add the first one, or upload a list.</Empty> : (
        <Table label={shop.product.label_plural} head={[shop.product.label, ...(shop.numbers ? [shop.numbers] : []), "Price", shop.measure ? `Stock in ${shop.measure.unit}` : "Stock", "Actions"]}>
          {offers.slice(0, 300).map((offer) => {
            const own = offer.variants.filter((variant) => variant.stock !== null);
            return (
              <Row key={offer.id}>
                <HeadCell>
                  <Link href={`/shop/products/${offer.id}`} className="rounded-sm hover:underline">{offer.name}</Link>
                  {offer.active ? null : <Badge className="ml-2">Not offered</Badge>}
                </HeadCell>
                {shop.numbers ? <Cell>{offer.number ?? "–"}</Cell> : null}
                <Cell className="tabular-nums">
                  {offer.variants.map((variant) => <span key={variant.id} className="block whitespace-nowrap">{variant.name ? `${variant.name}: ` : ""}{money(variant.price)}{perUnit}</span>)}
                </Cell>
                <Cell>
                  {own.length === 0 ? <StockInput name={offer.name} stock={offer.stock} action={setStock.bind(null, offer.id, false)} low={offer.stock < shop.low_stock} /> : (
                    <div className="grid gap-1">
                      {own.map((variant) => <StockInput key={variant.id} name={`${offer.name} ${variant.name}`} prefix={variant.name} stock={variant.stock!} action={setStock.bind(null, variant.id, true)} low={variant.stock! < shop.low_stock} />)}
                    </div>
                  )}
                </Cell>
                <Cell>
                  <div className="flex gap-1">
                    <Button asChild variant="outline" size="sm"><Link href={`/shop/products/${offer.id}`} aria-label={`Edit ${offer.name}`}>Edit</Link></Button>
                    <ConfirmDialog
                      title={`Delete ${offer.name}?`}
                      description="Old orders keep its name and price. This cannot be undone."
                      confirm={`Delete ${one}`}
                      trigger={<Button variant="ghost" size="sm" aria-label={`Delete ${offer.name}`}>Delete</Button>}
                      action={deleteProduct.bind(null, offer.id)}
                    />
                  </div>
                </Cell>
              </Row>
            );
          })}
        </Table>
      )}
      {offers.length > 300 ? <p className="mt-3 text-sm text-muted-foreground">The first 300 of {number(offers.length)} are shown. Search for the others.</p> : null}
    </>
  );
}
