// @file if app.deal.commission
import { isAdmin } from "@/kit/access";
import { requireUser } from "@/kit/auth";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import * as show from "@/kit/data/values";
import { money } from "@/kit/format";
import { wallClock } from "@/kit/format/zone";
import app from "@/content/app.json";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { deals } from "./config";
import { sales, type Sale } from "./queries";

const monthName = new Intl.DateTimeFormat(app.locale, { month: "long", year: "numeric", timeZone: "UTC" });
const monthOf = (at: Date) => wallClock(at).slice(0, 7);
const nameOf = (month: string) => monthName.format(new Date(`${month}-15T12:00:00Z`));
const total = (rows: readonly Sale[], what: "price" | "commission") => rows.reduce((sum, row) => sum + row[what], 0);

/** What was sold: for a seller price, commission and what is left; for the operator the commission of each month. */
export async function Sales() {
  const account = await requireUser();
  const operator = isAdmin(account);
  const charged = deals.filter((deal) => deal.commission);
  const all = (await Promise.all(charged.map(async (deal) => (await sales(deal)).map((sale) => ({ ...sale, route: deal.route }))))).flat();
  const now = monthOf(new Date());
  const months = [...new Set([now, ...all.map((sale) => monthOf(sale.at))])].toSorted().toReversed();
  const inMonth = (month: string) => all.filter((sale) => monthOf(sale.at) === month);
  const terms = charged.map((deal) => `${deal.commission?.percent} % of the price${deal.commission?.minimum ? `, at least ${money(deal.commission.minimum)}` : ""}`).join("; ");
  return (
    <>
      <PageHeader title={operator ? "Commission" : "My sales"} lead={`Commission: ${terms}.`} />
      <div className="grid gap-6">
        <Card className="p-5">
          <dl className="grid gap-4 sm:grid-cols-3">
            <Figure label={operator ? `Commission in ${nameOf(now)}` : `Sold in ${nameOf(now)}`} value={money(total(inMonth(now), operator ? "commission" : "price"))} />
            <Figure label={operator ? "Sales this month" : "Commission this month"} value={operator ? String(inMonth(now).length) : money(total(inMonth(now), "commission"))} />
            <Figure label={operator ? "Commission in all" : "Left for you in all"} value={money(operator ? total(all, "commission") : total(all, "price") - total(all, "commission"))} />
          </dl>
        </Card>
        {operator ? (
          <Table label="Commission per month" head={["Month", "Sales", "Prices", "Commission"]}>
            {months.map((month) => (
              <Row key={month}>
                <HeadCell>{nameOf(month)}</HeadCell>
                <Cell>{inMonth(month).length}</Cell>
                <Cell><show.Money value={total(inMonth(month), "price")} /></Cell>
                <Cell><show.Money value={total(inMonth(month), "commission")} /></Cell>
              </Row>
            ))}
          </Table>
        ) : null}
        {all.length > 0 ? (
          <Table label="Sales" head={["What", ...(operator ? ["Seller"] : ["Buyer"]), "Price", "Commission", "What is left", "Date"]}>
            {all.map((sale) => (
              <Row key={sale.request}>
                <HeadCell><Link href={`/${sale.route}/${sale.itemId}`} className="underline-offset-4 hover:underline">{sale.title}</Link></HeadCell>
                <Cell><show.Person value={operator ? sale.seller : sale.buyer} /></Cell>
                <Cell><show.Money value={sale.price} /></Cell>
                <Cell><show.Money value={sale.commission} /></Cell>
                <Cell><show.Money value={sale.price - sale.commission} /></Cell>
                <Cell><show.Date value={sale.at} /></Cell>
              </Row>
            ))}
          </Table>
        ) : (
          <Empty icon="card" title="Nothing sold yet">Every sale shows here with its price, the commission and what is left.</Empty>
        )}
      </div>
    </>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt className="text-xs font-medium text-muted-foreground">{label}</dt>
    <dd className="mt-1 text-2xl font-semibold tabular-nums">{value}</dd>
  </div>
);
