import { cn } from "@/kit/class-names";
import { initials } from "@/kit/format/text";

const tints = [
  "bg-primary-soft text-primary-soft-foreground",
  "bg-info text-info-foreground",
  "bg-success text-success-foreground",
  "bg-warning text-warning-foreground",
  "bg-danger text-danger-foreground",
];

const sizes = { sm: "size-6 text-[0.625rem]", md: "size-8 text-xs", lg: "size-12 text-base" };

/** A person's initials in a colour that stays the same for the name. The name itself must stand beside it. */
export function Avatar({ name, size = "md", className }: { name: string; size?: keyof typeof sizes; className?: string }) {
  const sum = Array.from(name).reduce((all, letter) => all + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span aria-hidden className={cn("grid shrink-0 place-items-center rounded-full font-semibold", sizes[size], tints[sum % tints.length], className)}>
      {initials(name)}
    </span>
  );
}
