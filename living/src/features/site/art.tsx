// @file if app.site
import { palette } from "@/features/uploads/palette";
import { cn } from "@/kit/class-names";
import { draw } from "@/kit/art";

/** A picture that the app draws itself, in its own colours. Without `alt` it only decorates. */
export const Art = ({ name, alt = "", className }: { name: string; alt?: string; className?: string }) => (
  <img
    src={`data:image/svg+xml;base64,${Buffer.from(draw(name, palette)).toString("base64")}`}
    alt={alt}
    className={cn("block h-full w-full object-cover", className)}
  />
);
