"use client";
import { useTransition } from "react";
import { Form } from "@/kit/form/form";
import { UrlField } from "@/kit/form/text-fields";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Icon } from "@/kit/ui/icon";
import { useToast } from "@/kit/ui/toast";
import { connectSlack, disconnectSlack, testSlack } from "./actions";

/** Whether the app writes to Slack, and for admins the means to change that. */
export function SlackSettings({ connected, manage }: { connected: boolean; manage: boolean }) {
  const toast = useToast();
  const [pending, start] = useTransition();
  const test = () =>
    start(async () => {
      const result = await testSlack();
      if (result.ok) toast("Test message sent");
      else toast(result.error, "error");
    });
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="grid size-10 place-items-center rounded-(--radius-control) bg-muted"><Icon name="slack" className="size-5" /></span>
        <div className="min-w-0 flex-1 basis-48">
          <h3 className="font-medium">Slack</h3>
          <p className="text-sm text-muted-foreground">A message in a channel of yours when something new comes in.</p>
        </div>
        <Badge tone={connected ? "success" : "neutral"}>{connected ? "Connected" : "Not connected"}</Badge>
      </div>
      {manage && connected ? (
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="outline" disabled={pending} onClick={test}>Send a test message</Button>
          <ConfirmDialog
            trigger={<Button variant="outline">Disconnect Slack</Button>}
            title="Disconnect Slack?"
            description="The app stops writing to the channel and forgets the webhook URL."
            confirm="Disconnect"
            action={disconnectSlack}
          />
        </div>
      ) : null}
      {manage && !connected ? (
        <div className="mt-5 max-w-lg">
          <Form action={connectSlack} submit="Connect Slack">
            {(error) => (
              <UrlField
                name="webhookUrl"
                label="Webhook URL"
                required
                help="In Slack: Apps → Incoming Webhooks → Add to a channel. It is kept on the server and never shown again."
                error={error("webhookUrl")}
              />
            )}
          </Form>
        </div>
      ) : null}
      {!manage && !connected ? <p className="mt-3 text-sm text-muted-foreground">An admin can connect it.</p> : null}
    </div>
  );
}
