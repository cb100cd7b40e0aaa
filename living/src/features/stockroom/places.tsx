// @file if app.stock
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { ChoiceNow } from "@/kit/quick/choice-now";
import { QuickDialog, QuickForm } from "@/kit/quick/quick-form";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { longDate, number } from "@/kit/format";
import { keepCount, placeStaff, saveLocation } from "./actions";
import type { listStaff, readStock } from "./queries";
import { stock } from "./settings";

/** Where things are kept, and who works at which outlet. */
export function Places({ stores, outlets, staff }: Awaited<ReturnType<typeof listStaff>>) {
  const words = stock.outlets?.outlet;
  return (
    <>
      <PageHeader title={stock.location.label_plural}>
        <QuickDialog title="New location" trigger={<Button>New location</Button>} inputs={[{ name: "name", label: "Name", wide: true }, ...(words ? [{ name: "outlet", label: `It is a ${words.label.toLowerCase()}`, kind: "tick" as const }] : [])]} submit="Create location" saved="Created" action={saveLocation.bind(null, null)} />
      </PageHeader>
      <Table label={stock.location.label_plural} head={["Name", "Kind", "Actions"]}>
        {[...stores, ...outlets].map((place) => (
          <Row key={place.id}>
            <HeadCell>{place.name}</HeadCell>
            <Cell>{place.outlet ? <Badge tone="info">{words?.label ?? "Outlet"}</Badge> : <Badge>Store</Badge>}</Cell>
            <Cell><QuickDialog title={`Rename ${place.name}`} trigger={<Button variant="outline" size="sm" aria-label={`Rename ${place.name}`}>Rename</Button>} inputs={[{ name: "name", label: "Name", wide: true }]} values={{ name: place.name }} submit="Save changes" saved="Saved" action={saveLocation.bind(null, place.id)} /></Cell>
          </Row>
        ))}
      </Table>
      {words && staff.length > 0 ? (
        <section aria-label="Who works where" className="mt-8">
          <h2 className="mb-3 text-lg font-semibold">Who works where</h2>
          <Table label="Who works where" head={["Name", words.label]}>
            {staff.map((person) => (
              <Row key={person.id}>
                <HeadCell>{person.name}</HeadCell>
                <Cell><ChoiceNow label={`${words.label} of ${person.name}`} options={outlets.map((place) => ({ value: place.id, label: place.name }))} value={person.location_id ?? ""} action={placeStaff.bind(null, person.id)} className="w-56" /></Cell>
              </Row>
            ))}
          </Table>
        </section>
      ) : null}
    </>
  );
}

/** A count of everything at one place: what differs becomes a movement. */
export function Count({ shelves, stores }: Awaited<ReturnType<typeof readStock>>) {
  return (
    <>
      <PageHeader title="Stocktake" lead="Enter what you counted. What differs is corrected and kept as a movement; leave empty what you did not count." />
      {stores.map((place) => {
        const rows = shelves.flatMap((shelf) => shelf.levels.filter((level) => level.location_id === place.id).map((level) => ({ shelf, level })));
        return (
          <section key={place.id} aria-label={place.name} className="mb-8">
            <h2 className="mb-3 text-lg font-semibold">{place.name}</h2>
            {rows.length === 0 ? <Empty icon="box" title="Nothing here" /> : (
              <Card className="p-5">
                <QuickForm
                  inputs={rows.map(({ shelf, level }) => ({ name: `${level.batch_id}_${level.location_id}`, label: `${shelf.article.name}${level.lot ? `, lot ${level.lot}` : ""}`, kind: "number" as const, optional: true, help: `${number(level.quantity)} ${shelf.article.unit} on the books${level.expires_on ? `, ${stock.expiry_word.toLowerCase()} ${longDate(level.expires_on)}` : ""}` }))}
                  submit="Keep this count"
                  saved="Counted"
                  action={keepCount}
                  clear
                />
              </Card>
            )}
          </section>
        );
      })}
    </>
  );
}
