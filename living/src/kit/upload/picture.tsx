import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";

type Props = { id: string | null | undefined; alt: string };

/** Where a stored file is served. */
export const fileHref = (id: string) => `/files/${id}`;

/** A stored picture in a frame of one shape; where there is none, a quiet place for it. */
export function Picture({ id, alt, large, className }: Props & { large?: boolean; className?: string }) {
  const shape = cn("block w-full", large ? "max-h-[34rem] rounded-(--radius-control) bg-muted object-contain" : "aspect-[4/3] bg-muted object-cover", className);
  if (!id) return <NoPicture className={cn(shape, "aspect-[4/3]")} />;
  return <img src={fileHref(id)} alt={alt} loading="lazy" decoding="async" className={shape} />;
}

/** What stands where a picture could be. */
export const NoPicture = ({ className }: { className?: string }) => (
  <span aria-hidden className={cn("grid place-items-center bg-linear-to-br from-primary-soft via-muted to-accent text-muted-foreground", className)}>
    <Icon name="image" className="size-8 opacity-60" />
  </span>
);

/** A stored picture in a line of a table. The row is named beside it, so it has no name of its own. */
export const Thumbnail = ({ id }: Pick<Props, "id">) =>
  id ? (
    <img src={fileHref(id)} alt="" loading="lazy" decoding="async" className="h-10 w-14 rounded-(--radius-control) bg-muted object-cover" />
  ) : (
    <NoPicture className="h-10 w-14 rounded-(--radius-control)" />
  );
