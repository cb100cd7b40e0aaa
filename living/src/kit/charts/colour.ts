import type { Tone } from "@/kit/ui/badge";

export type { Tone };

const tones: Record<Tone, string> = {
  neutral: "var(--muted-foreground)",
  info: "var(--tone-info-foreground)",
  success: "var(--tone-success-foreground)",
  warning: "var(--tone-warning-foreground)",
  danger: "var(--tone-danger-foreground)",
};
const palette = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)", "var(--chart-6)"];

/** Colours for a row of items: their tone's, unless two of them would look the same; then the palette, in order. */
export function colours(items: readonly { tone?: Tone }[]): string[] {
  const toned = items.map((item) => (item.tone ? tones[item.tone] : undefined));
  const distinct = toned.every((colour) => colour !== undefined) && new Set(toned).size === toned.length;
  return items.map((_, i) => (distinct ? toned[i] : palette[i % palette.length]) ?? "var(--chart-1)");
}
