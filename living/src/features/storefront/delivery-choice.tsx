// @file if app.shop
"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { chooseDelivery } from "./actions";

/** Sent or picked up; this browser remembers it. */
export function DeliveryChoice({ picked }: { picked: boolean }) {
  const [pending, start] = useTransition();
  const router = useRouter();
  const choose = (delivery: string) =>
    start(async () => {
      await chooseDelivery(delivery);
      router.refresh();
    });
  return (
    <fieldset disabled={pending} className="rounded-(--radius-panel) border bg-card p-5 shadow-soft">
      <legend className="sr-only">Delivery</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {[["ship", "Send it to me"], ["pickup", "I pick it up"]].map(([value, label]) => (
          <label key={value} className="flex items-center gap-2 text-sm font-medium">
            <input type="radio" name="delivery" value={value} checked={(value === "pickup") === picked} onChange={() => choose(value!)} className="size-4.5 accent-(--primary)" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
