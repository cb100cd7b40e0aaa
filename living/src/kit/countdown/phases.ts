import type { Phase } from "./types";

/**
 * The phases of the given number of rounds, in order. A phase with `every` comes only after so many rounds, and then in
 * place of the phase before it (the long break in place of the short one).
 */
export function sequence(phases: readonly Phase[], rounds: number): Phase[] {
  const out: Phase[] = [];
  for (let round = 1; round <= rounds; round++) {
    const rare = phases.filter((phase) => phase.every && round % phase.every === 0);
    const usual = phases.filter((phase) => !phase.every);
    out.push(...(rare.length > 0 ? [...usual.slice(0, Math.max(1, usual.length - 1)), ...rare] : usual));
  }
  return out;
}

/** "25:00", "1:00:00". */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const pad = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${pad(m)}:${pad(s)}`;
}
