"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { useToast } from "@/kit/ui/toast";
import type { QuickResult } from "./types";

type Props = Omit<React.ComponentProps<typeof Button>, "onClick"> & { action: () => Promise<QuickResult> };

/** A button that does one thing at once and says so. */
export function QuickButton({ action, ...button }: Props) {
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  return (
    <Button
      {...button}
      disabled={pending || button.disabled}
      onClick={() =>
        start(async () => {
          const result = await action();
          if (!result.ok) return toast(result.error ?? "It could not be done.", "error");
          if (result.said) toast(result.said);
          if (result.go) router.push(result.go);
          else router.refresh();
        })
      }
    />
  );
}
