"use client";
import { useState } from "react";
import { Badge } from "@/kit/ui/badge";
import { Lightbox } from "./lightbox";
import { NoPicture } from "./picture";

export type GalleryPicture = { key: string; src: string | null; title: string; hidden?: boolean; details?: React.ReactNode };

/** Pictures side by side, as large as there is room; each opens over the whole window. */
export function GalleryGrid({ label, pictures }: { label: string; pictures: readonly GalleryPicture[] }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      <ul aria-label={label} className="grid grid-cols-2 gap-3 sm:gap-5 lg:grid-cols-3">
        {pictures.map((picture, i) => (
          <li key={picture.key}>
            <button type="button" aria-label={`Open ${picture.title}`} onClick={() => setOpen(i)} className="group grid w-full gap-2 text-left">
              <span className="block overflow-hidden rounded-(--radius-panel) border bg-muted">
                {picture.src ? (
                  <img src={picture.src} alt={picture.title} loading="lazy" decoding="async" className="aspect-[4/3] w-full object-cover transition-transform duration-300 group-hover:scale-[1.03]" />
                ) : (
                  <NoPicture className="aspect-[4/3] w-full" />
                )}
              </span>
              <span className="flex items-center justify-between gap-2 px-1">
                <span className="font-heading font-medium text-heading">{picture.title}</span>
                {picture.hidden ? <Badge tone="warning">Hidden</Badge> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Lightbox pictures={pictures} open={open} onOpen={setOpen} />
    </>
  );
}
