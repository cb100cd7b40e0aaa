import { Icon } from "@/kit/ui/icon";
import { fileHref } from "./picture";

/** A stored file by its name. */
export const FileLink = ({ id, name }: { id: string | null; name?: string | null }) =>
  id ? (
    <a href={fileHref(id)} target="_blank" rel="noopener" className="inline-flex max-w-full items-center gap-1.5 rounded-sm underline decoration-border underline-offset-4 hover:text-link hover:decoration-link">
      <Icon name="file" className="shrink-0" />
      <span className="truncate">{name ?? "Open the file"}</span>
    </a>
  ) : (
    <span className="text-muted-foreground">None</span>
  );
