import app from "@/content/app.json";
import { cn } from "@/kit/class-names";

/** The app's mark and name. */
export const Brand = ({ className }: { className?: string }) => (
  <span className={cn("flex min-w-0 items-center gap-2.5 font-semibold text-heading", className)}>
    <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-[0.6rem] bg-primary text-sm font-bold text-primary-foreground">
      {Array.from(app.name)[0]?.toUpperCase()}
    </span>
    <span className="line-clamp-2 min-w-0 leading-tight text-balance break-words">{app.name}</span>
  </span>
);
