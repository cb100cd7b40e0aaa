"use client";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { useToast } from "@/kit/ui/toast";

/** Puts the address of a page into the clipboard, or shows it where a browser keeps pages from doing so. */
export function ShareButton({ path }: { path: string }) {
  const toast = useToast();
  const share = async () => {
    const address = new URL(path, window.location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      toast("Link copied");
    } catch {
      toast(`The link is ${address}`);
    }
  };
  return (
    <Button variant="outline" size="sm" onClick={share}><Icon name="link" />Share</Button>
  );
}
