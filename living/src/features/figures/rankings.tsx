// @file if app.ranked
// @each entity if entity.ranked
import { sampleItemAccess } from "@/features/sample-item/access";
import { listSampleItems } from "@/features/sample-item/queries";
import { SampleItemTable } from "@/features/sample-item/table";
// @end
import { mayEver, type Viewer } from "@/kit/access";
import type { ListParams } from "@/kit/data/params";
import { Section } from "@/kit/ui/card";

const asked = (sort: string, alert: string): ListParams => ({ q: "", sort: sort.replace(/^-/, ""), descending: sort.startsWith("-"), page: 1, view: "table", filters: alert ? { alert } : {} });

/** The best and the worst, in short tables. */
export async function Rankings({ viewer }: { viewer: Viewer }) {
  const tables: { label: string; table: React.ReactNode }[] = [];
  // @each ranking
  if (mayEver(sampleItemAccess.read, viewer)) {
    const { rows } = await listSampleItems(asked("created" /* @= ranking.sort */, "" /* @= ranking.alert */));
    tables.push({
      label: "Sample items by something" /* @= ranking.label */,
      table: rows.length > 0 ? <SampleItemTable rows={rows.slice(0, 5 /* @= ranking.rows */)} /> : <p className="text-sm text-muted-foreground">No sample items here.</p>,
    });
  }
  // @end
  return tables.map(({ label, table }) => <div key={label} className="lg:col-span-2"><Section title={label}>{table}</Section></div>);
}
