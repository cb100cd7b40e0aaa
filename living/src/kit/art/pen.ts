/** The colours that an app gives to its pictures, as "#rrggbb". */
export type Palette = { primary: string; accent: string; background: string; heading: string };

/** Numbers between two ends, always the same ones for the same seed. */
export type Dice = (low: number, high: number) => number;

export function diceOf(seed: number): Dice {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (low, high) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return low + ((high - low) * (state % 10_000)) / 10_000;
  };
}

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) || 0);

/** Two colours blended: `share` of the second in the first, 0 to 1. */
export function mix(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  return `#${from.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * share).toString(16).padStart(2, "0")).join("")}`;
}

export const lighter = (colour: string, by: number) => mix(colour, "#ffffff", by);
export const darker = (colour: string, by: number) => mix(colour, "#14110f", by);

export const shape = (d: string, fill: string, more = "") => `<path d="${d}" fill="${fill}" ${more}/>`;
export const line = (d: string, stroke: string, width = 4) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more = "") => `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`;
export const disc = (x: number, y: number, r: number, fill: string, more = "") => oval(x, y, r, r, fill, more);
export const box = (x: number, y: number, width: number, height: number, fill: string, round = 0, more = "") =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${round}" fill="${fill}" ${more}/>`;
export const group = (transform: string, ...parts: string[]) => `<g transform="${transform}">${parts.join("")}</g>`;
export const many = (count: number, draw: (i: number) => string) => Array.from({ length: count }, (_, i) => draw(i)).join("");
export const n = (value: number) => Math.round(value * 10) / 10;

/** A leaf that lies from (0,0) to the right. */
export const leaf = (length: number, width: number, fill: string) => shape(`M0 0Q${n(length / 2)} ${-width} ${length} 0Q${n(length / 2)} ${width} 0 0z`, fill);
