// @file each entity if entity.publish
"use client";
import { useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { useToast } from "@/kit/ui/toast";
import { publishSampleItem } from "./publish-actions";

/** Shows a sample item to visitors, or keeps it from them, with one click. */
export function SampleItemPublish({ id, value }: { id: string; value: string }) {
  const [pending, start] = useTransition();
  const toast = useToast();
  const shown = value === ("published" /* @= entity.publish_shown */);
  const change = () =>
    start(async () => {
      const done = await publishSampleItem(id, !shown);
      if (done.ok) toast(shown ? "Visitors do not see this any more" : "Visitors can see this now");
      else toast(done.error, "error");
    });
  return (
    <Button type="button" variant={shown ? "outline" : "primary"} disabled={pending} onClick={change}>
      <Icon name="eye" />
      {shown ? ("Hide" /* @= entity.publish_hide */) : ("Publish" /* @= entity.publish_show */)}
    </Button>
  );
}
