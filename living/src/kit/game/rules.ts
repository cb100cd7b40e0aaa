/** The rules of the board games, apart from what is drawn. */
export type Direction = "Up" | "Down" | "Left" | "Right";

const LINES = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];

/** Who has three in a row, "" nobody. */
export const winner = (cells: readonly string[]): string =>
  LINES.map(([a, b, c]) => (cells[a!] && cells[a!] === cells[b!] && cells[a!] === cells[c!] ? cells[a!]! : "")).find(Boolean) ?? "";

/** The cell that O takes: wins, or hinders, or the best that is left. */
export function reply(cells: readonly string[]): number {
  const free = cells.map((cell, i) => (cell ? -1 : i)).filter((i) => i >= 0);
  for (const who of ["O", "X"]) {
    const found = free.find((i) => winner(cells.with(i, who)) === who);
    if (found !== undefined) return found;
  }
  return [4, 0, 2, 6, 8, 1, 3, 5, 7].find((i) => free.includes(i)) ?? free[0] ?? 0;
}

/** The four rows of a 4 by 4 field, each in the order in which things slide. */
const order: Record<Direction, number[][]> = {
  Left: [0, 1, 2, 3].map((r) => [0, 1, 2, 3].map((c) => r * 4 + c)),
  Right: [0, 1, 2, 3].map((r) => [3, 2, 1, 0].map((c) => r * 4 + c)),
  Up: [0, 1, 2, 3].map((c) => [0, 1, 2, 3].map((r) => r * 4 + c)),
  Down: [0, 1, 2, 3].map((c) => [3, 2, 1, 0].map((r) => r * 4 + c)),
};

/** Slides everything one way; equal neighbours become one, once a move. */
export function slide(cells: readonly number[], direction: Direction): { cells: number[]; gained: number } {
  const out = Array.from({ length: 16 }, () => 0);
  let gained = 0;
  for (const line of order[direction]) {
    const full = line.map((i) => cells[i]!).filter(Boolean);
    const merged: number[] = [];
    for (let i = 0; i < full.length; i++) {
      if (full[i] === full[i + 1]) {
        merged.push(full[i]! * 2);
        gained += full[i]! * 2;
        i += 1;
      } else merged.push(full[i]!);
    }
    merged.forEach((value, i) => (out[line[i]!] = value));
  }
  return { cells: out, gained };
}

export const canMove = (cells: readonly number[]): boolean =>
  cells.includes(0) || (["Left", "Up"] as const).some((direction) => slide(cells, direction).gained > 0);

/** Puts a 2 (or now and then a 4) on a free cell. */
export function newTile(cells: readonly number[], chance: () => number): number[] {
  const free = cells.map((cell, i) => (cell ? -1 : i)).filter((i) => i >= 0);
  const at = free[Math.floor(chance() * free.length)];
  return at === undefined ? [...cells] : cells.with(at, chance() < 0.9 ? 2 : 4);
}
