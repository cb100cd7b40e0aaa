"use client";
import { useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { useToast } from "@/kit/ui/toast";

/** Notes that something happened, with one click. */
export function TapButton({ label, about, action }: { label: string; about: string; action: () => Promise<{ ok: boolean; message: string }> }) {
  const [pending, start] = useTransition();
  const toast = useToast();
  return (
    <Button
      variant="outline"
      size="sm"
      disabled={pending}
      aria-label={`${label} ${about}`}
      onClick={() => start(async () => {
        const { ok, message } = await action();
        toast(message, ok ? "success" : "error");
      })}
    >
      <Icon name="check" />
      {label}
    </Button>
  );
}
