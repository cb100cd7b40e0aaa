import { box, darker, disc, lighter, line, many, mix, n, oval, shape, type Dice, type Palette } from "./pen";

export type Scene = "outdoors" | "water" | "room" | "studio" | "town" | "paper" | "night";

/** What is behind a motif, 800 by 600: the app's own colours in the air, on the wall, in the light. */
export function backdrop(scene: Scene, p: Palette, dice: Dice): string {
  const air = lighter(mix(p.primary, p.accent, dice(0.15, 0.5)), 0.74);
  const warm = lighter(mix(p.accent, "#f4c38a", 0.55), 0.5);
  switch (scene) {
    case "outdoors":
      return sky(air, warm) + sun(p, dice) + hills(p, dice) + shape(`M0 440Q200 ${n(dice(400, 430))} 420 436T800 428V600H0z`, mix("#8faa6a", p.primary, 0.18));
    case "water":
      return sky(air, warm) + sun(p, dice) + shape(`M0 330Q120 ${n(dice(290, 320))} 260 326T520 316T800 330V360H0z`, mix("#8aa39a", p.primary, 0.2), 'opacity="0.7"') +
        box(0, 345, 800, 255, mix("#6d9cb0", p.primary, 0.32)) +
        many(9, (i) => line(`M${n(dice(0, 620))} ${375 + i * 25}q40 -8 80 0t80 0`, lighter(mix("#6d9cb0", p.primary, 0.3), 0.32), 3));
    case "town":
      return sky(air, warm) + sun(p, dice) + many(7, (i) => house(i * 125 - 40, dice(250, 330), 118, dice(0, 1) > 0.5 ? mix(air, p.primary, 0.28) : mix(air, p.heading, 0.2), lighter(warm, 0.25))) +
        box(0, 455, 800, 145, mix("#b9b2a5", p.heading, 0.12));
    case "room":
      return wall(mix(lighter(p.primary, 0.78), p.background, 0.35), dice) + table(mix("#a9794c", p.heading, 0.14));
    case "night":
      return `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${darker(p.primary, 0.72)}"/><stop offset="1" stop-color="${darker(p.primary, 0.35)}"/></linearGradient></defs>` +
        box(0, 0, 800, 600, "url(#s)") + many(40, () => disc(dice(0, 800), dice(0, 380), dice(0.8, 2.4), "#fff", 'opacity="0.8"')) + box(0, 460, 800, 140, darker(p.primary, 0.8));
    case "paper":
      return box(0, 0, 800, 600, mix("#e9c9ae", p.background, dice(0.05, 0.45))) + oval(400, 320, dice(380, 460), dice(300, 340), "#ffffff", 'opacity="0.16"');
    default:
      return box(0, 0, 800, 600, lighter(mix(p.primary, p.accent, 0.5), 0.72)) + disc(dice(340, 460), dice(240, 290), dice(230, 260), lighter(mix(p.accent, p.primary, 0.2), 0.35)) +
        oval(400, 500, 260, 26, p.heading, 'opacity="0.13"');
  }
}

const sky = (top: string, low: string) =>
  `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${lighter(low, 0.35)}"/></linearGradient></defs>${box(0, 0, 800, 600, "url(#s)")}`;

const sun = (p: Palette, dice: Dice) => disc(dice(120, 680), dice(90, 190), dice(38, 60), lighter(mix("#ffd07a", p.accent, 0.2), 0.3), 'opacity="0.9"');

const hills = (p: Palette, dice: Dice) =>
  shape(`M0 ${n(dice(320, 360))}Q150 ${n(dice(230, 290))} 330 340T800 ${n(dice(280, 330))}V600H0z`, mix("#a9bfa0", p.primary, 0.3), 'opacity="0.75"') +
  shape(`M0 400Q180 ${n(dice(330, 370))} 400 395T800 ${n(dice(360, 400))}V600H0z`, mix("#9cb583", p.primary, 0.24));

function house(x: number, top: number, width: number, body: string, light: string): string {
  return shape(`M${x} 470V${n(top + 40)}L${x + width / 2} ${n(top)}L${x + width} ${n(top + 40)}V470z`, body) +
    many(4, (i) => box(x + 22 + (i % 2) * 46, top + 62 + Math.floor(i / 2) * 48, 24, 28, light, 2, 'opacity="0.8"'));
}

const wall = (colour: string, dice: Dice) => {
  const x = dice(60, 420);
  return box(0, 0, 800, 600, colour) + shape(`M${n(x)} 0h150L${n(x - 40)} 430h-190z`, "#fff", 'opacity="0.22"') + shape(`M${n(x + 190)} 0h90L${n(x + 90)} 430h-110z`, "#fff", 'opacity="0.16"');
};

const table = (wood: string) => box(0, 430, 800, 170, wood) + box(0, 430, 800, 10, lighter(wood, 0.25)) + many(4, (i) => line(`M${i * 210 - 60} ${478 + (i % 2) * 46}q90 -10 190 0`, darker(wood, 0.12), 3));
