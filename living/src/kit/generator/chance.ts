/** The signs that passwords are made of; what looks alike (l, I, 1, O, 0) is left out. */
export const SIGNS = { lower: "abcdefghijkmnpqrstuvwxyz", upper: "ABCDEFGHJKLMNPQRSTUVWXYZ", digits: "23456789", signs: "!?%&*+-=@#" } as const;
export type SignKind = keyof typeof SIGNS;

/** A whole number below n, each as likely as the other. */
export function below(n: number): number {
  const limit = Math.floor(2 ** 32 / n) * n;
  const pool = new Uint32Array(1);
  do crypto.getRandomValues(pool);
  while (pool[0]! >= limit);
  return pool[0]! % n;
}

function shuffle<T>(list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const k = below(i + 1);
    [out[i], out[k]] = [out[k]!, out[i]!];
  }
  return out;
}

/** A password with at least one sign of each kind, as far as its length allows. */
export function password(length: number, kinds: readonly SignKind[]): string {
  const one = (signs: string) => signs.charAt(below(signs.length));
  const all = kinds.map((kind) => SIGNS[kind]).join("");
  const sure = kinds.map((kind) => one(SIGNS[kind])).slice(0, length);
  return shuffle([...sure, ...Array.from({ length: length - sure.length }, () => one(all))]).join("");
}

/** Names dealt out into teams of equal size, give or take one. */
export function teams(names: readonly string[], count: number): string[][] {
  const dealt = shuffle(names);
  return Array.from({ length: count }, (_, i) => dealt.filter((__, at) => at % count === i));
}

/** Colours that go together: one round of hues from a chance start, light and dark in turn. */
export function palette(count: number): string[] {
  const hue = below(360);
  return Array.from({ length: count }, (_, i) => hex((hue + i * (34 + (i % 2) * 14)) % 360, 0.42 + below(30) / 100, i % 2 === 0 ? 0.42 + below(14) / 100 : 0.66 + below(16) / 100));
}

function hex(hue: number, saturation: number, lightness: number): string {
  const a = saturation * Math.min(lightness, 1 - lightness);
  const part = (n: number) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)))).toString(16).padStart(2, "0");
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}
