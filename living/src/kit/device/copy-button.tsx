"use client";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { useToast } from "@/kit/ui/toast";

/** Copies text; browsers without a clipboard for pages get it by a selected field. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** Puts a text into the clipboard and says so. */
export function CopyButton({ text, label = "Copy as text", done = "Copied to the clipboard", disabled }: {
  text: string | (() => string);
  label?: string;
  done?: string;
  disabled?: boolean;
}) {
  const toast = useToast();
  return (
    <Button
      variant="outline"
      disabled={disabled}
      className="print:hidden"
      onClick={async () => {
        const copied = await copy(typeof text === "string" ? text : text());
        toast(copied ? done : "This browser does not let pages copy. Select the text instead.", copied ? "success" : "error");
      }}
    >
      <Icon name="copy" />
      {label}
    </Button>
  );
}
