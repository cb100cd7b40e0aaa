"use client";
import { Dialog } from "radix-ui";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";

export type LargePicture = { src: string | null; title: string; details?: React.ReactNode; href?: string };

type Props = { pictures: readonly LargePicture[]; open: number | null; onOpen: (index: number | null) => void };

/** A picture over the whole window, with its title and details; arrows and arrow keys go to the next one. */
export function Lightbox({ pictures, open, onOpen }: Props) {
  const picture = open === null ? undefined : pictures[open];
  const go = (by: number) => {
    if (open !== null) onOpen((open + by + pictures.length) % pictures.length);
  };
  return (
    <Dialog.Root open={picture !== undefined} onOpenChange={(shown) => (shown ? null : onOpen(null))}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/80" />
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={(event) => {
            if (event.key === "ArrowRight") go(1);
            if (event.key === "ArrowLeft") go(-1);
          }}
          className="fixed inset-0 z-50 flex flex-col outline-none md:inset-6 md:m-auto md:max-h-[54rem] md:max-w-6xl md:flex-row md:overflow-hidden md:rounded-(--radius-panel)"
        >
          <div className="relative grid min-h-0 flex-1 place-items-center bg-black">
            {picture?.src ? <img src={picture.src} alt={picture.title} className="max-h-full max-w-full object-contain md:h-full md:w-full" /> : null}
            {pictures.length > 1 ? (
              <>
                <Button type="button" variant="outline" size="icon" aria-label="Previous picture" onClick={() => go(-1)} className="absolute left-3"><Icon name="chevron-left" /></Button>
                <Button type="button" variant="outline" size="icon" aria-label="Next picture" onClick={() => go(1)} className="absolute right-3"><Icon name="chevron-right" /></Button>
              </>
            ) : null}
          </div>
          <div className="flex w-full flex-col gap-4 overflow-y-auto bg-card p-5 max-md:max-h-[45%] md:w-80 md:p-6">
            <div className="flex items-start justify-between gap-3">
              <Dialog.Title className="text-lg font-semibold">{picture?.title}</Dialog.Title>
              <Dialog.Close asChild>
                <Button variant="ghost" size="icon" aria-label="Close"><Icon name="x" /></Button>
              </Dialog.Close>
            </div>
            {picture?.details}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
