// @file each entity if entity.map
import { Link } from "@/kit/ui/link";
import { isPlace, PlaceMap, type LinkedPlace } from "@/kit/map";
import { Empty } from "@/kit/ui/empty";
import type { SampleItem } from "./schema";

type Row = Pick<SampleItem, "id" | "sampleTitle" | "samplePlace" | "samplePlaceLat" | "samplePlaceLng">;

/** The same sample items as in the list, on a map; those without a position stand beside it all the same. */
export function SampleItemMap({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return <Empty icon="map" title="No sample items here">Try another search or fewer filters.</Empty>;
  const places: LinkedPlace[] = rows.flatMap((row) =>
    isPlace(row.samplePlaceLat, row.samplePlaceLng)
      ? [{ id: row.id, title: row.sampleTitle, detail: row.samplePlace ?? undefined, lat: row.samplePlaceLat!, lng: row.samplePlaceLng!, href: `/sample-items/${row.id}` }]
      : [],
  );
  const located = new Set(places.map((place) => place.id));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <PlaceMap places={places} label="Map of sample items" />
      <ul aria-label="Sample items on the map" className="grid gap-1 overflow-y-auto rounded-(--radius-panel) border bg-card p-2 lg:max-h-[32rem]">
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={`/sample-items/${row.id}`} className="block rounded-(--radius-control) px-3 py-2 hover:bg-muted">
              <span className="block text-sm font-medium">{row.sampleTitle}</span>
              {row.samplePlace ? <span className="block text-xs text-muted-foreground">{row.samplePlace}</span> : null}
              {located.has(row.id) ? null : <span className="block text-xs text-muted-foreground italic">Position not known: not on the map</span>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
