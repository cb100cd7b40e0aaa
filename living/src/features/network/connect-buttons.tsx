// @file if app.connect
"use client";
import { useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { useToast } from "@/kit/ui/toast";
import { acceptConnection, askToConnect, type ConnectResult, dropConnection } from "./connect-actions";

/** How the account stands with somebody: nothing yet, asked by one of the two, or connected. */
export type Standing = "none" | "asked" | "asks" | "connected";

/** The buttons to connect with somebody, to answer, and to end it. */
export function ConnectButtons({ person, name, standing }: { person: string; name: string; standing: Standing }) {
  const [pending, start] = useTransition();
  const toast = useToast();
  const run = (action: (other: string) => Promise<ConnectResult>, said: string) => () =>
    start(async () => {
      const result = await action(person);
      if (result.ok) toast(said);
      else toast(result.error, "error");
    });
  switch (standing) {
    case "none":
      return <Button size="sm" disabled={pending} onClick={run(askToConnect, "Request sent")}><Icon name="plus" />Connect<span className="sr-only"> with {name}</span></Button>;
    case "asked":
      return <Button size="sm" variant="outline" disabled={pending} onClick={run(dropConnection, "Request taken back")}>Request sent · take back</Button>;
    case "asks":
      return (
        <>
          <Button size="sm" disabled={pending} onClick={run(acceptConnection, `You are connected with ${name}`)}>Accept<span className="sr-only"> {name}</span></Button>
          <Button size="sm" variant="outline" disabled={pending} onClick={run(dropConnection, "Declined")}>Decline<span className="sr-only"> {name}</span></Button>
        </>
      );
    case "connected":
      return <Button size="sm" variant="ghost" disabled={pending} onClick={run(dropConnection, "No longer connected")}>Disconnect<span className="sr-only"> from {name}</span></Button>;
  }
}
