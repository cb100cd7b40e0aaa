import { z } from "zod";
import * as rules from "@/kit/form/rules";
import * as options from "./options";

/** What the form of an exhibit accepts. The database checks the same once more. */
export const exhibitInput = z
  .object({
    title: rules.text({ label: "Title", required: true, max: 120 }),
    notes: rules.text({ label: "Notes", required: false, max: 5000 }),
    quantity: rules.integer({ label: "Quantity", required: true, min: 0, max: 1000 }),
    weight: rules.decimal({ label: "Weight", required: false, min: 0 }),
    price: rules.money({ label: "Price", required: true, min: 0 }),
    discount: rules.percent({ label: "Discount", required: false }),
    startsOn: rules.date({ label: "Starts on", required: false }),
    endsOn: rules.date({ label: "Ends on", required: false }),
    opensAt: rules.dateTime({ label: "Opens at", required: true }),
    closesAt: rules.dateTime({ label: "Closes at", required: false }),
    dailyAt: rules.time({ label: "Daily at", required: false }),
    effort: rules.duration({ label: "Effort", required: false }),
    featured: rules.checkbox(),
    stage: rules.choice({ label: "Stage", required: true, options: options.stageOptions }),
    topics: rules.tags({ label: "Topics", required: false, options: options.topicsOptions }),
    keywords: rules.tags({ label: "Keywords", required: false, options: options.keywordsOptions }),
    contact: rules.email({ label: "Contact e-mail", required: true }),
    phone: rules.phone({ label: "Phone", required: false }),
    website: rules.url({ label: "Website", required: false }),
    venue: rules.text({ label: "Venue", required: false, max: 300 }),
    venueLat: rules.degrees(90),
    venueLng: rules.degrees(180),
    workspace: rules.row({ label: "Workspace", required: true }),
    follows: rules.row({ label: "Follows", required: false }),
    curator: rules.row({ label: "Curator", required: false }),
  })
  .refine((values) => rules.inOrder(values.startsOn, values.endsOn), {
    path: ["endsOn"],
    message: "Ends on cannot come before starts on",
    when: rules.sound("startsOn", "endsOn"),
  })
  .refine((values) => rules.inOrder(values.opensAt, values.closesAt), {
    path: ["closesAt"],
    message: "Closes at cannot come before opens at",
    when: rules.sound("opensAt", "closesAt"),
  });
