/** The lines and the scale that say where on earth a map lies and how large it is. */
import { fromPixels, metresPerPixel, toCoordinates, toWorld, wrapLongitude, type View } from "./projection";

export interface GridLine {
  /** Pixels from the left for a meridian, from the top for a parallel. */
  at: number;
  label: string;
}

export interface Graticule {
  meridians: GridLine[];
  parallels: GridLine[];
}

const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 45, 90];

function stepFor(degrees: number, lines: number): number {
  return STEPS.find((step) => degrees / step <= lines) ?? 90;
}

function degreeText(value: number, step: number, positive: string, negative: string): string {
  const digits = step >= 1 ? 0 : Math.min(3, Math.ceil(-Math.log10(step)));
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return "0°";
  return `${text}° ${value > 0 ? positive : negative}`;
}

/** Meridians and parallels at round degrees, about one every 120 pixels. */
export function graticule(view: View): Graticule {
  const west = (fromPixels({ x: 0, y: 0 }, view).x - 0.5) * 360;
  const east = (fromPixels({ x: view.width, y: 0 }, view).x - 0.5) * 360;
  const north = toCoordinates(fromPixels({ x: 0, y: 0 }, view)).lat;
  const south = toCoordinates(fromPixels({ x: 0, y: view.height }, view)).lat;
  const step = stepFor(east - west, Math.max(2, view.width / 120));
  const meridians: GridLine[] = [];
  for (let i = Math.ceil(west / step); i * step <= east; i++) {
    const at = ((i * step) / 360 + 0.5 - view.x) * view.scale + view.width / 2;
    meridians.push({ at, label: degreeText(wrapLongitude(i * step), step, "E", "W") });
  }
  const latStep = stepFor(north - south, Math.max(2, view.height / 120));
  const parallels: GridLine[] = [];
  for (let i = Math.ceil(south / latStep); i * latStep <= Math.min(north, 85); i++) {
    const at = (toWorld({ lat: i * latStep, lng: 0 }).y - view.y) * view.scale + view.height / 2;
    parallels.push({ at, label: degreeText(i * latStep, latStep, "N", "S") });
  }
  return { meridians, parallels };
}

export interface ScaleBar {
  /** Pixels. */
  length: number;
  label: string;
}

/** The longest round distance that fits into so many pixels in the middle of the view. */
export function scaleBar(view: View, room = 120): ScaleBar {
  const metres = metresPerPixel(view) * room;
  const power = 10 ** Math.floor(Math.log10(metres));
  const round = [5, 2, 1].map((n) => n * power).find((n) => n <= metres) ?? power;
  const label = round >= 1000 ? `${round / 1000} km` : `${round} m`;
  return { length: round / metresPerPixel(view), label };
}

