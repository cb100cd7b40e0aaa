"use client";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import type { NavItem } from "./nav";
import { NavLinks } from "./nav-links";

/** The navigation where there is no room for a sidebar. `children` stand at its foot. */
export function MobileMenu({ brand, items, children }: { brand: React.ReactNode; items: readonly NavItem[]; children: React.ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button variant="ghost" size="icon" aria-label="Menu"><Icon name="menu" className="size-5!" /></Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-overlay md:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col gap-6 overflow-y-auto border-r bg-card p-4 shadow-2xl md:hidden"
        >
          <div className="flex items-center justify-between gap-2">
            <Dialog.Title className="min-w-0 text-base">{brand}</Dialog.Title>
            <Dialog.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close menu"><Icon name="x" /></Button>
            </Dialog.Close>
          </div>
          <div className="flex-1"><NavLinks items={items} onNavigate={() => setOpen(false)} /></div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
