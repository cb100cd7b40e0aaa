import { cn } from "@/kit/class-names";

/** The look of everything that text is typed into or a value is picked from. */
export const inputClass =
  "h-9 w-full min-w-0 rounded-(--radius-control) border border-input bg-card px-3 text-sm text-foreground shadow-xs placeholder:text-muted-foreground disabled:opacity-60 aria-invalid:border-destructive";

export const Input = ({ className, ...props }: React.ComponentProps<"input">) => <input className={cn(inputClass, className)} {...props} />;

export const Textarea = ({ className, rows = 4, ...props }: React.ComponentProps<"textarea">) => (
  <textarea rows={rows} className={cn(inputClass, "h-auto py-2 leading-relaxed", className)} {...props} />
);
