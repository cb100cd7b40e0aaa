// @file if app.messages
"use client";
import { useEffect, useId, useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Textarea } from "@/kit/ui/input";
import { markRead, sendMessage } from "./message-actions";

/** The line to write to somebody. */
export function MessageForm({ person, unread }: { person: string; unread: boolean }) {
  const [body, setBody] = useState("");
  const [error, setError] = useState("");
  const [pending, start] = useTransition();
  const id = useId();
  useEffect(() => {
    if (unread) void markRead(person);
  }, [person, unread]);
  function submit(event: React.FormEvent) {
    event.preventDefault();
    if (!body.trim()) {
      setError("Write a message first");
      return;
    }
    start(async () => {
      const result = await sendMessage(person, body);
      setError(result.ok ? "" : result.error);
      if (result.ok) setBody("");
    });
  }
  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-2">
      <Textarea
        aria-label="Write a message"
        placeholder="Write a message"
        rows={2}
        maxLength={4000}
        value={body}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        onChange={(event) => {
          setBody(event.target.value);
          setError("");
        }}
      />
      {error ? <p id={id} role="alert" className="text-xs text-destructive">{error}</p> : null}
      <div><Button type="submit" disabled={pending}><Icon name="send" />Send</Button></div>
    </form>
  );
}
