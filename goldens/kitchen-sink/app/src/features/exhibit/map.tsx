import { Link } from "@/kit/ui/link";
import { isPlace, PlaceMap, type LinkedPlace } from "@/kit/map";
import { Empty } from "@/kit/ui/empty";
import type { Exhibit } from "./schema";

type Row = Pick<Exhibit, "id" | "title" | "venue" | "venueLat" | "venueLng">;

/** The same exhibits as in the list, on a map; those without a position stand beside it all the same. */
export function ExhibitMap({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return <Empty icon="map" title="No exhibits here">Try another search or fewer filters.</Empty>;
  const places: LinkedPlace[] = rows.flatMap((row) =>
    isPlace(row.venueLat, row.venueLng)
      ? [{ id: row.id, title: row.title, detail: row.venue ?? undefined, lat: row.venueLat!, lng: row.venueLng!, href: `/exhibits/${row.id}` }]
      : [],
  );
  const located = new Set(places.map((place) => place.id));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <PlaceMap places={places} label="Map of exhibits" />
      <ul aria-label="Exhibits on the map" className="grid gap-1 overflow-y-auto rounded-(--radius-panel) border bg-card p-2 lg:max-h-[32rem]">
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={`/exhibits/${row.id}`} className="block rounded-(--radius-control) px-3 py-2 hover:bg-muted">
              <span className="block text-sm font-medium">{row.title}</span>
              {row.venue ? <span className="block text-xs text-muted-foreground">{row.venue}</span> : null}
              {located.has(row.id) ? null : <span className="block text-xs text-muted-foreground italic">Position not known: not on the map</span>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
