// @file if app.shop
import { cn } from "@/kit/class-names";

/** Drawings of goods, in a square of 100: what is filled with the good's colour, with a darker one, and the lines over it. */
const drawings: Record<string, { label: string; body: string; shade?: string; line?: string }> = {
  bag: { label: "Bag", body: "M28 26h44l6 58H22z", shade: "M28 26h44l-3-10H31z", line: "M36 50h28M40 58h20M50 40a4 5 0 1 0 .1 0" },
  bolt: { label: "Roll of fabric", body: "M20 34h46v40H20z", shade: "M66 34a10 20 0 0 1 0 40 10 20 0 0 1 0-40z", line: "M66 46a4 8 0 0 1 0 16M24 40h38M24 48h38M24 56h38M24 64h38M20 74l-4 12h40l6-12" },
  part: { label: "Machine part", body: "M50 18l7 2 3 8 8-3 7 7-3 8 8 3v10l-8 3 3 8-7 7-8-3-3 8-10 2-6-10-8 3-7-7 3-8-8-3V43l8-3-3-8 7-7 8 3z", shade: "M50 38a12 12 0 1 0 .1 0z", line: "M50 44a6 6 0 1 0 .1 0" },
  bottle: { label: "Bottle", body: "M40 34h20c8 8 10 12 10 22v28H30V56c0-10 2-14 10-22z", shade: "M42 14h16v20H42z", line: "M32 58h36v16H32zM40 66h20" },
  jar: { label: "Jar", body: "M28 32h44v48a6 6 0 0 1-6 6H34a6 6 0 0 1-6-6z", shade: "M30 20h40v12H30z", line: "M34 48h32v22H34zM42 56h16M42 62h12" },
  box: { label: "Box", body: "M18 38l32-14 32 14v34L50 88 18 72z", shade: "M18 38l32 14 32-14-32-14z", line: "M50 52v36M34 31l32 14v10" },
  book: { label: "Book", body: "M26 18h42a6 6 0 0 1 6 6v58H32a6 6 0 0 1-6-6z", shade: "M26 72h48v10H32a6 6 0 0 1-6-6z", line: "M38 34h24M38 42h16M34 18v54" },
  plant: { label: "Plant", body: "M32 62h36l-5 24H37z", shade: "M50 62C30 58 24 42 26 28c14 2 24 12 24 34zm0-6c0-20 10-30 26-32 2 16-8 28-26 32z", line: "M50 62c-2-12-8-20-16-26M50 56c4-12 10-18 18-24" },
  cup: { label: "Cup", body: "M24 36h46v30a16 16 0 0 1-16 16H40a16 16 0 0 1-16-16z", shade: "M24 36h46v8H24z", line: "M70 42c16-2 16 22-1 22M38 28c-4-6 4-8 0-14M50 28c-4-6 4-8 0-14" },
  lamp: { label: "Lamp", body: "M36 20h28l14 34H22z", shade: "M46 54h8v28h-8zM34 82h32v6H34z", line: "M30 46h40M64 54v14" },
  shirt: { label: "Garment", body: "M34 20l-20 14 8 14 10-5v43h36V43l10 5 8-14-20-14c-4 8-28 8-32 0z", shade: "M34 20c4 8 28 8 32 0l-5-2c-6 5-16 5-22 0z", line: "M40 76h20M50 40v30" },
  candle: { label: "Candle", body: "M34 42h32v44H34z", shade: "M50 14c8 8 8 14 0 20-8-6-8-12 0-20z", line: "M50 42v-8M34 54c8 6 12-4 20 2 5 3 8 0 12-2" },
  soap: { label: "Soap", body: "M22 48a10 10 0 0 1 10-10h36a10 10 0 0 1 10 10v22a10 10 0 0 1-10 10H32a10 10 0 0 1-10-10z", shade: "M22 62h56v8a10 10 0 0 1-10 10H32a10 10 0 0 1-10-10z", line: "M36 52h28M32 24a5 5 0 1 0 .1 0M46 18a3 3 0 1 0 .1 0M60 26a4 4 0 1 0 .1 0" },
  cheese: { label: "Cheese", body: "M14 56l62-26a14 14 0 0 1 10 26z", shade: "M14 56h72v24H14z", line: "M34 66a4 4 0 1 0 .1 0M60 64a6 6 0 1 0 .1 0M56 42a3 3 0 1 0 .1 0" },
  bread: { label: "Bread", body: "M18 54c-4-22 68-22 64 0-1 5-4 6-6 7v22H24V61c-2-1-5-2-6-7z", shade: "M24 72h52v11H24z", line: "M36 44l6 10M48 41l6 11M60 42l5 10" },
  ring: { label: "Jewellery", body: "M50 36a25 25 0 1 0 .1 0zm0 9a16 16 0 1 1-.1 0z", shade: "M38 16h24l8 10-20 18-20-18z", line: "M30 26h40M44 16l-4 10 10 18 10-18-4-10" },
  tool: { label: "Tool", body: "M58 14a20 20 0 0 1 26 22L66 32l-8 8 4 18-30 30a8 8 0 0 1-14-14l30-30a20 20 0 0 1 10-30z", shade: "M18 74l18 14-4 0a8 8 0 0 1-14-14z", line: "M28 78a2 2 0 1 0 .1 0M44 58l-12 12" },
  toy: { label: "Toy", body: "M22 44h44l12 14v14H16V56z", shade: "M30 44l6-16h22l6 16z", line: "M30 80a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM64 80a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM47 28v16" },
  wheel: { label: "Wheel", body: "M50 12a38 38 0 1 0 .1 0zm0 14a24 24 0 1 1-.1 0z", shade: "M50 42a8 8 0 1 0 .1 0z", line: "M50 26v16M50 58v16M26 50h16M58 50h16M33 33l11 11M56 56l11 11M67 33L56 44M44 56L33 67" },
  plate: { label: "Plate", body: "M50 18a32 32 0 1 0 .1 0z", shade: "M50 32a18 18 0 1 0 .1 0z", line: "M10 22v18a5 5 0 0 0 10 0V22M15 40v42M90 22c-8 6-8 20-2 26v34" },
  picture: { label: "Picture", body: "M16 18h68v64H16z", shade: "M22 76l20-28 14 16 8-8 14 20z", line: "M22 24h56v52H22zM62 38a5 5 0 1 0 .1 0" },
  bike: { label: "Bicycle", body: "M26 48a16 16 0 1 0 .1 0zm0 6a10 10 0 1 1-.1 0zM74 48a16 16 0 1 0 .1 0zm0 6a10 10 0 1 1-.1 0z", shade: "M38 40h26l-6 4H40z", line: "M26 64l14-24h24l10 24M26 64h24l14-24M50 64L38 34h-8M60 34h10" },
};

export const pictures = Object.entries(drawings).map(([value, { label }]) => ({ value, label }));

/** A stable hue for a text, so that each good keeps its colour. */
function hueOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 3600;
  return sum % 360;
}

/** A drawing of a good in its own colour. It is decoration: the name stands beside it. */
export function Picture({ name, seed, className }: { name: string; seed: string; className?: string }) {
  const drawing = drawings[name] ?? drawings.box!;
  const hue = hueOf(seed);
  return (
    <span
      aria-hidden
      className={cn("grid place-items-center overflow-hidden", className)}
      style={{ background: `linear-gradient(150deg, oklch(0.93 0.035 ${hue}), oklch(0.86 0.06 ${(hue + 40) % 360}))` }}
    >
      <svg viewBox="0 0 100 100" className="size-[78%]">
        <ellipse cx="50" cy="90" rx="34" ry="4" fill={`oklch(0.5 0.06 ${hue} / 0.25)`} />
        <path d={drawing.body} fill={`oklch(0.66 0.115 ${hue})`} fillRule="evenodd" />
        {drawing.shade ? <path d={drawing.shade} fill={`oklch(0.5 0.105 ${hue})`} fillRule="evenodd" /> : null}
        {drawing.line ? <path d={drawing.line} fill="none" stroke={`oklch(0.97 0.02 ${hue})`} strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" /> : null}
      </svg>
    </span>
  );
}
