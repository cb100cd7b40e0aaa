import { box, darker, disc, group, leaf, lighter, line, many, mix, n, oval, shape, type Dice, type Palette } from "./pen";
import type { Scene } from "./scene";

export type Motif = { scene: Scene; draw: (p: Palette, dice: Dice) => string };

const OAK = "#8b5e3c";

const stem = (bend: number, colour: string, leaves: number, size: number, fill: (i: number) => string) =>
  line(`M0 0Q${bend} -140 ${bend / 2} -290`, colour, 5) +
  many(leaves, (i) => group(`translate(${n(bend * (0.1 + (0.8 * i) / leaves))} ${-40 - i * (240 / leaves)}) rotate(${i % 2 ? -150 : -30})`, leaf(size, size * 0.24, fill(i))));

function hull(wood: string, trim: string, dice: Dice): string {
  return shape("M170 400Q400 452 640 388Q610 478 560 486H262Q205 470 170 400z", wood) + line("M170 400Q400 452 640 388", trim, 9) + line("M196 428Q400 474 622 420", darker(wood, 0.22), 4) + line("M222 455Q400 492 598 450", darker(wood, 0.22), 4) +
    oval(400, 494, 220, 9, "#fff", `opacity="${n(dice(0.25, 0.45))}"`);
}

export const nature: Record<string, Motif> = {
  boat: {
    scene: "water",
    draw: (p, dice) => {
      const wood = mix("#a8683a", p.primary, dice(0, 0.3));
      return line("M404 400V120", darker(wood, 0.35), 9) + shape(`M416 130Q${n(dice(540, 600))} 290 590 372H416z`, lighter(p.accent, 0.62)) + shape("M392 150Q270 300 246 372H392z", lighter(p.primary, 0.82)) + hull(wood, lighter(p.background, 0.5), dice);
    },
  },
  dinghy: {
    scene: "water",
    draw: (p, dice) => {
      const wood = mix("#b5763f", p.heading, dice(0, 0.3));
      return group(`rotate(${n(dice(-3, 3))} 400 430)`, hull(wood, mix("#f1e2c6", p.accent, 0.2), dice), line("M300 402L500 330", darker(wood, 0.3), 7), oval(516, 324, 26, 9, darker(wood, 0.2), 'transform="rotate(-20 516 324)"'), line("M262 418L312 438M470 438L520 426", lighter(wood, 0.2), 8));
    },
  },
  wreck: {
    scene: "water",
    draw: (p, dice) => hull(mix("#8d8378", p.background, 0.12), "#a79d90", dice) + many(7, (i) => line(`M${230 + i * 55} ${n(dice(412, 436))}v${n(dice(18, 44))}`, "#5e564d", 3)) + shape("M452 440l44 -6l10 30l-40 8z", "#4a433b") + many(5, () => disc(dice(240, 560), dice(420, 470), dice(5, 12), "#7f8c5c", 'opacity="0.8"')),
  },
  sea: {
    scene: "water",
    draw: (p, dice) => box(560, 190, 46, 170, "#f7f3ea") + many(3, (i) => box(560, 210 + i * 52, 46, 24, mix("#c9503f", p.primary, 0.3))) + shape("M550 190h66l-33 -44z", darker(p.primary, 0.4)) + shape("M510 372Q580 336 660 372z", "#6e6a60") + many(4, (i) => line(`M${n(dice(60, 300))} ${410 + i * 40}q50 -26 100 0t100 0t100 0`, "#fff", 5)) + many(3, (i) => line(`M${200 + i * 60} ${n(dice(120, 190))}q12 -14 24 0q12 -14 24 0`, darker(p.heading, 0.1), 4)),
  },
  mountain: {
    scene: "outdoors",
    draw: (p, dice) => shape(`M80 440L${n(dice(270, 330))} 150L430 330L540 220L760 440z`, mix("#7c8796", p.primary, 0.25)) + shape("M300 150l-66 96l40 -10l26 26l30 -30l34 12z", "#fff", 'opacity="0.9"') + many(9, (i) => pine(60 + i * 88, n(dice(450, 540)), dice(0.5, 0.9), p)),
  },
  tree: { scene: "outdoors", draw: (p, dice) => box(384, 330, 32, 160, OAK, 6) + many(9, (i) => disc(400 + Math.cos(i * 0.7) * dice(50, 110), 250 + Math.sin(i * 0.7) * dice(40, 90), dice(60, 90), mix(i % 2 ? "#6f9a52" : "#88ad62", p.primary, 0.15))) + oval(400, 496, 120, 12, "#000", 'opacity="0.12"') },
  forest: { scene: "outdoors", draw: (p, dice) => many(13, (i) => pine(20 + i * 62, dice(430, 520), dice(0.8, 1.5), p)) },
  field: {
    scene: "outdoors",
    draw: (p, dice) => many(11, (i) => shape(`M${400 + (i - 5) * 24} 420L${400 + (i - 5) * 150 - 40} 600h70L${408 + (i - 5) * 24} 420z`, mix(i % 2 ? "#c9b45c" : "#8fae5b", p.primary, 0.12))) + group(`translate(${n(dice(120, 560))} 330)`, box(0, 20, 90, 74, "#b5573f"), shape("M-10 22L45 -24L100 22z", "#7b3e31"), box(32, 50, 26, 44, "#f2e8d8")),
  },
  vine: { scene: "outdoors", draw: (p, dice) => line("M90 200Q400 140 710 210", OAK, 10) + many(6, (i) => group(`translate(${150 + i * 100} ${n(dice(180, 210))})`, leaf(80, 30, "#7d9a4c"), many(12, (k) => disc(-18 + (k % 4) * 14 + Math.floor(k / 4) * 5, 28 + Math.floor(k / 4) * 16, 10, mix("#5b3a6b", p.primary, 0.25))))) },
  olive: {
    scene: "studio",
    draw: (p, dice) => {
      const green = mix("#7c8b3c", p.primary, 0.35);
      const branch = (x: number, y: number, turn: number) => group(`translate(${x} ${y}) rotate(${turn})`, line("M0 0Q150 -50 330 -20", "#8a7a4a", 6), many(9, (i) => group(`translate(${30 + i * 33} ${n(-10 - Math.sin(i / 3) * 26)}) rotate(${i % 2 ? 52 : -48})`, leaf(86, 15, i % 3 ? green : lighter(green, 0.25)))), many(5, (i) => group(`translate(${60 + i * 56} ${n(dice(2, 20))})`, line("M0 -16V0", "#8a7a4a", 3), oval(0, 18, 16, 22, i % 2 ? mix("#4a3b4f", green, 0.25) : lighter(green, 0.1)), oval(-5, 11, 4, 7, "#fff", 'opacity="0.4"'))));
      return branch(90, 250, -8) + group("translate(800 0) scale(-1 1)", branch(80, 350, 6)) + group("translate(352 190)", shape("M30 0h36v70q34 22 34 70v150q0 20 -20 20H16q-20 0 -20 -20V140q0 -48 34 -70z", mix("#5d6b2a", "#1d240c", 0.25)), shape("M8 190h80v74H8z", mix("#f5ecd2", p.background, 0.4)), line("M24 214h48M24 236h34", green, 5), box(28, -16, 40, 22, OAK, 4), line("M14 130q-4 60 0 150", "#fff", 5).replace("/>", ' opacity="0.25"/>'));
    },
  },
  flower: { scene: "room", draw: (p, dice) => many(5, (i) => group(`translate(${400 + (i - 2) * 26} 400) rotate(${(i - 2) * 15})`, line("M0 0V-190", "#6c8a4c", 6), group("translate(0 -90) rotate(-40)", leaf(64, 16, "#7d9a55")), many(7, (k) => group(`translate(0 -205) rotate(${k * 51.4})`, oval(0, -28, 15, 26, mix(i % 2 ? "#e58fa0" : "#f0b65d", p.primary, dice(0.1, 0.5))))), disc(0, -205, 13, "#6b4a2c"))) + shape("M342 382h116q14 60 -16 100h-84q-30 -40 -16 -100z", mix(p.primary, "#ffffff", 0.2)) },
  plant: { scene: "room", draw: (p, dice) => many(9, (i) => group(`translate(400 400) rotate(${n((i - 4) * 19 + dice(-5, 5))})`, line("M0 0Q10 -90 0 -160", "#54774a", 5), group("translate(0 -150) rotate(-90)", leaf(110, 34, mix(i % 2 ? "#5d8a55" : "#79a468", p.primary, 0.15))))) + shape("M322 392h156l-20 96h-116z", mix("#c8744e", p.primary, 0.25)) + box(314, 380, 172, 26, darker(mix("#c8744e", p.primary, 0.25), 0.1), 6) },
  leaf: { scene: "studio", draw: (p, dice) => group(`translate(${n(dice(290, 330))} 470) rotate(12)`, stem(90, "#5c7048", 10, 120, (i) => mix(i % 2 ? "#7c9a63" : "#5f8050", p.primary, 0.25))) + group("translate(480 480) rotate(20)", stem(-60, "#5c7048", 8, 90, () => mix("#93ad78", p.accent, 0.2))) },
  dog: { scene: "outdoors", draw: (p, dice) => pet(mix("#b98a5a", p.heading, dice(0, 0.45)), lighter("#b98a5a", 0.55), true, p) },
  cat: { scene: "room", draw: (p, dice) => pet(mix("#8d8378", p.primary, dice(0, 0.3)), "#f0e9de", false, p) },
  horse: { scene: "outdoors", draw: (p, dice) => { const coat = mix("#8a5b38", p.heading, dice(0, 0.4)); return many(4, (i) => box([270, 316, 470, 512][i] ?? 0, 400, 24, 104, darker(coat, i % 2 ? 0.2 : 0.05), 8)) + shape("M250 330Q300 280 420 300Q500 300 540 310L590 190Q600 160 640 170L690 226Q694 250 664 250L630 244L580 370Q560 430 500 430H300Q240 420 250 330z", coat) + shape("M598 176Q560 230 548 312L520 300Q540 220 586 168z", darker(coat, 0.45)) + line("M252 340Q210 380 222 450", darker(coat, 0.45), 16) + disc(640, 200, 5, "#1a1410"); } },
  sheep: { scene: "outdoors", draw: (p, dice) => many(3, (k) => group(`translate(${60 + k * 230} ${n(dice(0, 60))}) scale(${n(dice(0.8, 1))})`, many(4, (i) => box(90 + i * 36, 440, 12, 56, "#3b332d", 4)), many(9, (i) => disc(100 + (i % 5) * 30, 392 + Math.floor(i / 5) * 34, 34, i % 2 ? "#f7f3ea" : "#efe8da")), oval(250, 396, 28, 36, mix("#3b332d", p.heading, 0.3)), disc(258, 388, 4, "#fff"))) },
  bird: { scene: "outdoors", draw: (p, dice) => line("M140 420Q400 380 660 430", OAK, 14) + shape("M330 390Q320 270 420 250Q500 240 510 300L560 310L508 330Q500 400 400 400z", mix("#c96a45", p.primary, dice(0.2, 0.7))) + shape("M340 360Q380 300 450 340Q420 400 350 396L250 430z", darker(mix("#c96a45", p.primary, 0.4), 0.25)) + disc(470, 286, 6, "#1a1410") },
  fish: { scene: "water", draw: (p, dice) => many(3, (k) => group(`translate(${150 + k * 180} ${n(dice(400, 520))}) scale(${n(dice(0.7, 1.1))})`, shape("M0 0Q70 -60 160 0Q70 60 0 0L-50 -36V36z", mix("#d9a066", p.accent, dice(0.1, 0.6))), disc(124, -8, 6, "#1a1410"), line("M96 -26Q82 0 96 26", "#fff", 4))) },
  honey: { scene: "room", draw: (p) => jar(300, "#e0a02d", p) + jar(440, "#c9841f", p) + many(2, (i) => group(`translate(${180 + i * 430} ${170 + i * 40})`, oval(0, 0, 22, 15, "#e8b23a"), line("M-6 -14v28M6 -14v28", "#3b2a16", 6), oval(-6, -18, 16, 9, "#fff", 'opacity="0.75"'), oval(12, -18, 16, 9, "#fff", 'opacity="0.75"'))) },
  heart: { scene: "studio", draw: (p) => shape("M400 470Q210 330 240 230Q270 150 350 180Q390 195 400 240Q410 195 450 180Q530 150 560 230Q590 330 400 470z", mix("#d7646b", p.primary, 0.35)) + line("M230 320h90l30 -60l46 120l34 -80l20 20h110", "#fff", 10) },
};

export function jar(x: number, fill: string, p: Palette): string {
  return shape(`M${x} 300q-16 14 -16 40v118q0 26 26 26h80q26 0 26 -26V340q0 -26 -16 -40z`, "#ffffff", 'opacity="0.55"') + box(x - 10, 346, 116, 130, fill, 20) + box(x - 4, 268, 104, 36, mix(p.primary, "#e9d8b4", 0.35), 8) + box(x + 8, 384, 80, 56, lighter(p.background, 0.4), 4) + line(`M${x + 22} 404h52M${x + 22} 422h34`, p.heading, 4) + line(`M${x} 350v100`, "#fff", 5).replace("/>", ' opacity="0.5"/>');
}

const pine = (x: number, base: number, size: number, p: Palette) => group(`translate(${n(x)} ${n(base)}) scale(${n(size)})`, box(-6, -20, 12, 30, "#6d4c33"), many(3, (i) => shape(`M-46 ${-14 - i * 44}L0 ${-100 - i * 44}L46 ${-14 - i * 44}z`, mix("#47694d", p.primary, 0.12 + i * 0.06))));

function pet(coat: string, light: string, dog: boolean, p: Palette): string {
  const ears = dog ? oval(330, 216, 30, 62, darker(coat, 0.25), 'transform="rotate(16 330 216)"') + oval(470, 216, 30, 62, darker(coat, 0.25), 'transform="rotate(-16 470 216)"') : shape("M322 212L316 128L378 176z", coat) + shape("M478 212L484 128L422 176z", coat);
  return oval(400, 500, 170, 16, "#000", 'opacity="0.12"') + line("M508 470Q590 460 576 370", coat, dog ? 22 : 26) + shape("M290 500Q280 330 400 320Q520 330 510 500z", coat) + oval(400, 440, 62, 62, light) + ears + disc(400, 238, 92, coat) + oval(400, 276, 46, 36, light) + disc(364, 226, 9, "#1a1410") + disc(436, 226, 9, "#1a1410") + oval(400, 262, dog ? 15 : 9, dog ? 11 : 7, "#2a211c") + line("M400 272v14q-14 12 -24 2M400 286q14 12 24 2", "#2a211c", 4) + box(342, 320, 116, 18, p.primary, 9) + disc(400, 344, 12, mix("#e6b34a", p.accent, 0.2));
}
