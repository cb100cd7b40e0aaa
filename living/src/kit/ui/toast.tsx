"use client";
import { usePathname } from "next/navigation";
import { createContext, use, useCallback, useEffect, useState } from "react";
import { cn } from "@/kit/class-names";
import { FLASH_COOKIE } from "./flash";
import { Icon } from "./icon";

type Kind = "success" | "error";
type Shown = { id: number; text: string; kind: Kind };

const SECONDS = 6;
const Context = createContext<(text: string, kind?: Kind) => void>(() => {});

/** Shows a short message for a few seconds: `toast("Task saved")`, `toast("It could not be saved.", "error")`. */
export const useToast = () => use(Context);

/** Takes the message that an action left behind before it went to another page. */
function takeFlash(): string | null {
  const entry = document.cookie.split("; ").find((one) => one.startsWith(`${FLASH_COOKIE}=`));
  if (!entry) return null;
  document.cookie = `${FLASH_COOKIE}=; Max-Age=0; path=/`;
  return decodeURIComponent(entry.slice(FLASH_COOKIE.length + 1));
}

/** Holds the messages of the page. */
export function Toaster({ children }: { children: React.ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const path = usePathname();
  const dismiss = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const toast = useCallback((text: string, kind: Kind = "success") => {
    const id = Math.random();
    setShown((all) => [...all.slice(-2), { id, text, kind }]);
    setTimeout(() => dismiss(id), SECONDS * 1000);
  }, [dismiss]);

  useEffect(() => {
    const soon = setTimeout(() => {
      const text = takeFlash();
      if (text) toast(text);
    });
    return () => clearTimeout(soon);
  }, [path, toast]);

  return (
    <Context value={toast}>
      {children}
      <div aria-live="polite" className="pointer-events-none fixed inset-x-4 bottom-4 z-60 grid justify-items-center gap-2 sm:left-auto sm:w-96 sm:justify-items-end">
        {shown.map(({ id, text, kind }) => (
          <div
            key={id}
            className="pointer-events-auto flex w-full animate-rise items-center gap-3 rounded-(--radius-control) border bg-card py-2.5 pr-2 pl-3.5 text-sm shadow-lg sm:w-auto sm:min-w-64"
          >
            <Icon name={kind === "error" ? "alert" : "check-circle"} className={cn("size-5", kind === "error" ? "text-destructive" : "text-success-foreground")} />
            <p role={kind === "error" ? "alert" : "status"} className="min-w-0 flex-1 py-1">{text}</p>
            <button type="button" aria-label="Dismiss" onClick={() => dismiss(id)} className="rounded-md p-1.5 text-muted-foreground hover:bg-muted hover:text-foreground">
              <Icon name="x" />
            </button>
          </div>
        ))}
      </div>
    </Context>
  );
}
