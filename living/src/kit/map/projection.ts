/**
 * Where places lie on a flat map: Web Mercator, fitted to the places that there are. No tiles, no network.
 *
 * World coordinates run from 0 to 1 (x eastwards from the date line, y southwards from 85° north).
 */

export interface Coordinates {
  lat: number;
  lng: number;
}

export interface Size {
  width: number;
  height: number;
}

/** What a map of some size shows: the world point in its middle and how many pixels the whole world is wide. */
export interface View extends Size {
  x: number;
  y: number;
  scale: number;
}

export interface Point {
  x: number;
  y: number;
}

const MAX_LAT = 85.05112878;
const EARTH = 40_075_016.686;
/** The world is never wider than this: about 15 cm a pixel. */
const MAX_SCALE = 2 ** 28;

export function toWorld({ lat, lng }: Coordinates): Point {
  const clamped = Math.max(-MAX_LAT, Math.min(MAX_LAT, lat));
  const sin = Math.sin((clamped * Math.PI) / 180);
  return { x: lng / 360 + 0.5, y: 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI) };
}

export function toCoordinates({ x, y }: Point): Coordinates {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return { lat, lng: wrapLongitude((x - 0.5) * 360) };
}

/** Longitude as people write it, -180 to 180. */
export function wrapLongitude(lng: number): number {
  const wrapped = ((((lng + 180) % 360) + 360) % 360) - 180;
  return wrapped === -180 ? 180 : wrapped;
}

/** Whether these are coordinates of a place on earth. */
export function isPlace(lat: number | null | undefined, lng: number | null | undefined): boolean {
  return typeof lat === "number" && typeof lng === "number" && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

/** The western edge of the narrowest band that holds every place: places on both sides of the date line stay together. */
function westEdge(xs: readonly number[]): number {
  const sorted = [...new Set(xs)].sort((a, b) => a - b);
  let edge = sorted[0] ?? 0;
  let widest = sorted.length ? edge + 1 - sorted[sorted.length - 1]! : 1;
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i]! - sorted[i - 1]!;
    if (gap > widest + 1e-12) {
      widest = gap;
      edge = sorted[i]!;
    }
  }
  return edge;
}

/**
 * A view that shows every place with room around it. `minMetres` is the least that the shorter side shows, so that one
 * place, or two doors apart, still has surroundings. Without places it is the whole world.
 */
export function fit(places: readonly Coordinates[], size: Size, padding = 40, minMetres = 3000): View {
  if (places.length === 0) return { ...size, x: 0.5, y: 0.45, scale: Math.max(size.width, size.height * 1.2) };
  const points = places.map(toWorld);
  const west = westEdge(points.map((p) => p.x));
  const xs = points.map((p) => (p.x < west - 1e-12 ? p.x + 1 : p.x));
  const ys = points.map((p) => p.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const room = { width: Math.max(1, size.width - 2 * padding), height: Math.max(1, size.height - 2 * padding) };
  const metre = 1 / (EARTH * Math.cos((toCoordinates(middle).lat * Math.PI) / 180));
  const scale = Math.min(
    room.width / Math.max(right - left, 1e-12),
    room.height / Math.max(bottom - top, 1e-12),
    Math.min(size.width, size.height) / (minMetres * metre),
    MAX_SCALE,
  );
  return { ...size, ...middle, scale };
}

/** Pixels from the map's top left corner. Of the worlds side by side, the one nearest to the view counts. */
export function toPixels(place: Coordinates, view: View): Point {
  const world = toWorld(place);
  const x = world.x - Math.round(world.x - view.x);
  return { x: (x - view.x) * view.scale + view.width / 2, y: (world.y - view.y) * view.scale + view.height / 2 };
}

export function fromPixels(point: Point, view: View): Point {
  return { x: (point.x - view.width / 2) / view.scale + view.x, y: (point.y - view.height / 2) / view.scale + view.y };
}

/** The view moved by pixels, never beyond the poles. */
export function pan(view: View, dx: number, dy: number): View {
  const x = view.x + dx / view.scale;
  return { ...view, x: x - Math.floor(x), y: Math.max(0, Math.min(1, view.y + dy / view.scale)) };
}

/** The view drawn larger (factor above 1) or smaller around a point that stays where it is. */
export function zoom(view: View, factor: number, around: Point = { x: view.width / 2, y: view.height / 2 }): View {
  const scale = Math.max(Math.min(view.width, view.height) / 2, Math.min(MAX_SCALE, view.scale * factor));
  const fixed = fromPixels(around, view);
  return {
    ...view,
    scale,
    x: fixed.x - (around.x - view.width / 2) / scale,
    y: Math.max(0, Math.min(1, fixed.y - (around.y - view.height / 2) / scale)),
  };
}

/** Metres that one pixel spans in the middle of the view. */
export function metresPerPixel(view: View): number {
  return (EARTH * Math.cos((toCoordinates(view).lat * Math.PI) / 180)) / view.scale;
}
