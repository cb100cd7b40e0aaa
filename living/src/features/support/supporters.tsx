// @file if app.support
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { money } from "@/kit/format";
import { Section } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { sums, type Sum } from "./queries";

const FEE = 6 /* @= app.support.fee */;

/** For who runs pages: their supporters, the monthly sum and what remains of it. */
export async function Supporters() {
  const pages = new Map<string, Sum[]>();
  for (const row of await sums()) pages.set(row.page, [...(pages.get(row.page) ?? []), row]);
  return (
    <>
      <PageHeader title="Supporters" lead="Who supports your pages, and what that comes to each month. Payments are simulated." />
      {pages.size === 0 ? (
        <Empty icon="users" title="No levels yet">Make a page and give it levels of support. Your supporters and sums show up here.</Empty>
      ) : null}
      <div className="grid gap-6">
        {[...pages].map(([page, levels]) => {
          const people = levels.reduce((sum, one) => sum + one.supporters, 0);
          const sum = levels.reduce((total, one) => total + one.supporters * one.price, 0);
          return (
            <Section key={page} title={levels[0]?.name ?? ""} aside={<Link href={`/support-pages/${page}`} className="text-sm text-link underline underline-offset-4">Open page</Link>}>
              <dl className="mb-4 grid gap-4 sm:grid-cols-3">
                <Figure label="Supporters" value={String(people)} />
                <Figure label="Monthly sum" value={money(sum)} />
                <Figure label={`After the ${FEE} % fee`} value={money(Math.round(sum * (100 - FEE)) / 100)} />
              </dl>
              <Table label={`Levels of ${levels[0]?.name ?? "the page"}`} head={["Level", "Price per month", "Supporters", "Sum"]}>
                {levels.map((one) => (
                  <Row key={one.level}>
                    <HeadCell>{one.level}</HeadCell>
                    <Cell>{money(one.price)}</Cell>
                    <Cell>{one.supporters}</Cell>
                    <Cell>{money(one.supporters * one.price)}</Cell>
                  </Row>
                ))}
              </Table>
            </Section>
          );
        })}
      </div>
    </>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div className="rounded-(--radius-control) border px-4 py-3">
    <dt className="text-xs text-muted-foreground">{label}</dt>
    <dd className="mt-1 text-2xl font-semibold tabular-nums text-heading">{value}</dd>
  </div>
);
