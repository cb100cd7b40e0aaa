import { cn } from "@/kit/class-names";
import { icons, type IconName } from "./icons";

/** A picture beside a word. It says nothing by itself: whatever it stands for must also be written. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      className={cn("size-4 shrink-0", className)}
    >
      <path d={icons[name]} />
    </svg>
  );
}
