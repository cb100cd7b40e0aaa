// @file if app.connect
import { Avatar } from "@/kit/ui/avatar";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { ConnectButtons, type Standing } from "./connect-buttons";
import { connections } from "./standing";

/** The account's connections, and the requests that wait for an answer. */
export async function Connections() {
  const all = await connections();
  const people = (standing: Standing, empty: string) => {
    const some = all.filter((one) => one.standing === standing);
    if (some.length === 0) return <p className="text-sm text-muted-foreground">{empty}</p>;
    return (
      <ul className="divide-y">
        {some.map((one) => (
          <li key={one.person} className="flex flex-wrap items-center gap-3 py-3">
            <Avatar name={one.name} />
            <span className="min-w-0 flex-1 truncate text-sm font-medium">{one.name}</span>
            {/* @if app.messages */}
            {one.standing === "connected" ? (
              <Button asChild size="sm" variant="outline"><Link href={`/messages/${one.person}`}><Icon name="message" />Message<span className="sr-only"> {one.name}</span></Link></Button>
            ) : null}
            {/* @end */}
            <ConnectButtons person={one.person} name={one.name} standing={one.standing} />
          </li>
        ))}
      </ul>
    );
  };
  return (
    <>
      <PageHeader title="Connections" lead="Whom you know here. A request has to be accepted before you are connected." />
      <div className="grid max-w-3xl gap-6">
        <Section title="Requests to you">{people("asks", "Nobody waits for an answer from you.")}</Section>
        <Section title="Connected">{people("connected", "Nobody yet. Open somebody's page and choose “Connect”.")}</Section>
        <Section title="Requests you sent">{people("asked", "None is open.")}</Section>
      </div>
    </>
  );
}
