/** Places that would lie on top of one another become one mark, and only names that have room are written. */
import { toPixels, type Coordinates, type Point, type View } from "./projection";

export interface MapPlace extends Coordinates {
  id: string;
  title: string;
}

/** One mark on the map: a single place, or several that lie too close together. */
export interface Mark<P extends MapPlace> extends Point {
  places: P[];
  /** Whether the name has room beside the mark. */
  labelled: boolean;
  /** On which side of the mark the name stands. */
  side: "left" | "right";
}

/**
 * Groups places that are closer than `radius` pixels. The answer does not depend on the order of the places: they are
 * taken from north to south, then from west to east, then by id.
 */
export function cluster<P extends MapPlace>(places: readonly P[], view: View, radius = 26): Mark<P>[] {
  const located = places
    .map((place) => ({ place, at: toPixels(place, view) }))
    .sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x || (a.place.id < b.place.id ? -1 : 1));
  const groups: { x: number; y: number; places: P[] }[] = [];
  for (const { place, at } of located) {
    const near = groups.find((g) => Math.hypot(g.x - at.x, g.y - at.y) < radius);
    if (near) {
      const n = near.places.push(place);
      near.x += (at.x - near.x) / n;
      near.y += (at.y - near.y) / n;
    } else {
      groups.push({ ...at, places: [place] });
    }
  }
  return label(groups, view);
}

/** Roughly how wide a name is, in pixels, at the size the map writes them. */
const widthOf = (text: string) => Math.min(text.length, 24) * 6.6 + 10;

function label<P extends MapPlace>(groups: { x: number; y: number; places: P[] }[], view: View): Mark<P>[] {
  const boxes = groups.map((g) => ({ left: g.x - 13, right: g.x + 13, top: g.y - 13, bottom: g.y + 13 }));
  return groups.map((group, i) => {
    const mark = { ...group, labelled: false, side: "right" as "left" | "right" };
    if (group.places.length > 1) return mark;
    const width = widthOf(group.places[0]!.title);
    for (const side of ["right", "left"] as const) {
      const left = side === "right" ? group.x + 14 : group.x - 14 - width;
      const box = { left, right: left + width, top: group.y - 10, bottom: group.y + 10 };
      if (box.left < 2 || box.right > view.width - 2) continue;
      const clear = boxes.every(
        (other, j) => j === i || box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top,
      );
      if (!clear) continue;
      boxes.push(box);
      return { ...mark, labelled: true, side };
    }
    return mark;
  });
}
