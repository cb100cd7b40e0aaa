import { cn } from "@/kit/class-names";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger";

const tones: Record<Tone, string> = {
  neutral: "bg-neutral text-neutral-foreground",
  info: "bg-info text-info-foreground",
  success: "bg-success text-success-foreground",
  warning: "bg-warning text-warning-foreground",
  danger: "bg-danger text-danger-foreground",
};

/** A whole card in the colour of a tone; what is written on it stays as it is. */
export const washes: Record<Tone, string> = { neutral: "bg-neutral", info: "bg-info", success: "bg-success", warning: "bg-warning", danger: "bg-danger" };

/** A short word with a meaning, such as a status. */
export const Badge = ({ tone = "neutral", className, children }: { tone?: Tone; className?: string; children: React.ReactNode }) => (
  <span className={cn("inline-flex max-w-full items-center gap-1 rounded-full whitespace-nowrap px-2 py-0.5 text-xs leading-4 font-medium", tones[tone], className)}>
    {children}
  </span>
);
