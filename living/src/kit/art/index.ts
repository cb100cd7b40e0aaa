import { craft } from "./motifs-craft";
import { food } from "./motifs-food";
import { nature, type Motif } from "./motifs-nature";
import { ink, places } from "./motifs-places";
import { diceOf, type Palette } from "./pen";
import { backdrop } from "./scene";

export type { Palette } from "./pen";

const motifs: Record<string, Motif> = { ...nature, ...food, ...craft, ...places, ...ink };

/** The names of everything that can be drawn. */
export const MOTIFS: readonly string[] = Object.keys(motifs);

/** Reads "boat:3" into a motif and a number; a motif that is not there is an abstract picture. */
function parts(key: string): { motif: Motif; seed: number } {
  const [name = "", seed = "1"] = key.split(":");
  const motif = Object.hasOwn(motifs, name) ? motifs[name] : motifs.abstract;
  return { motif: motif as Motif, seed: (Number.parseInt(seed, 10) || 0) * 7 + name.length };
}

/** A picture as SVG: a motif before its backdrop, in the app's colours. The same name and number draw the same picture. */
export function draw(key: string, palette: Palette): string {
  const { motif, seed } = parts(key);
  const dice = diceOf(seed);
  for (let i = 0; i < 5; i++) dice(0, 1);
  const turned = dice(0, 1) > 0.6 && !key.startsWith("ink-letters");
  const scale = Math.round(dice(96, 108)) / 100;
  const scene = backdrop(motif.scene, palette, dice);
  const drawn = motif.draw(palette, dice);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="1200" height="900" preserveAspectRatio="xMidYMid slice">${scene}<g transform="translate(400 320) scale(${turned ? -scale : scale} ${scale}) translate(-400 -320)">${drawn}</g></svg>`;
}
