"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Listbox, type ListboxOption } from "@/kit/ui/listbox";
import { useToast } from "@/kit/ui/toast";
import type { QuickResult } from "./types";

/** A listbox whose choice is kept at once. */
export function ChoiceNow({ label, options, value, action, className }: {
  label: string;
  options: readonly ListboxOption[];
  value: string;
  action: (value: string) => Promise<QuickResult>;
  className?: string;
}) {
  const [, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  return (
    <Listbox
      label={label}
      options={options}
      value={value}
      className={className}
      onChange={(to) =>
        start(async () => {
          const result = await action(to);
          toast(result.ok ? (result.said ?? "Saved") : (result.error ?? "It could not be saved."), result.ok ? "success" : "error");
          router.refresh();
        })
      }
    />
  );
}
