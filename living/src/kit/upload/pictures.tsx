"use client";
import { useState } from "react";
import { Lightbox } from "./lightbox";
import { fileHref, Picture } from "./picture";

/** The pictures of a row, side by side; each opens large. */
export function Pictures({ ids, alt }: { ids: readonly string[]; alt: string }) {
  const [open, setOpen] = useState<number | null>(null);
  if (ids.length === 0) return <span className="text-muted-foreground">No pictures yet</span>;
  const shown = ids.map((id, i) => ({ src: fileHref(id), title: ids.length > 1 ? `${alt}, picture ${i + 1} of ${ids.length}` : alt }));
  return (
    <>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {ids.map((id, i) => (
          <li key={id}>
            <button type="button" aria-label={`Open ${shown[i]?.title}`} onClick={() => setOpen(i)} className="block w-full overflow-hidden rounded-(--radius-control)">
              <Picture id={id} alt="" className="transition-transform duration-300 hover:scale-[1.03]" />
            </button>
          </li>
        ))}
      </ul>
      <Lightbox pictures={shown} open={open} onOpen={setOpen} />
    </>
  );
}
