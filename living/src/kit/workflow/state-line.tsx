import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";

/** The states in their order, as a line: what is behind, where the row stands, what comes. */
export function StateLine({ label, states, current }: { label: string; states: readonly { value: string; label: string }[]; current: string }) {
  const at = states.findIndex((state) => state.value === current);
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-1 gap-y-2 text-xs">
      {states.map((state, index) => (
        <li
          key={state.value}
          aria-current={index === at ? "step" : undefined}
          className={cn(
            "inline-flex items-center gap-1.5 rounded-full border px-2.5 py-1",
            index < at && "border-transparent bg-muted text-muted-foreground",
            index === at && "border-primary bg-primary-soft font-semibold text-primary-soft-foreground",
            index > at && "text-muted-foreground",
          )}
        >
          {index < at ? <Icon name="check" className="size-3.5" /> : null}
          {state.label}
        </li>
      ))}
    </ol>
  );
}
