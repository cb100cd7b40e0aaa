// @file if app.agent
import type { Metadata } from "next";
import { ContactForm } from "@/features/agent/contact";
import { agent } from "@/features/agent/settings";
import { PageHeader } from "@/kit/ui/page";

export const metadata: Metadata = { title: "Send a message" };

export default function Page() {
  return (
    <>
      <PageHeader title="Send a message" lead="Tell us what is wrong. You need no account." />
      <ContactForm number={agent.subject.number} message={agent.message.label} />
    </>
  );
}
