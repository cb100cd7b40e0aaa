// @file each entity if entity.form
"use server";
// @if app.slack
import { notifySlack } from "@/features/slack/notify";
// @end
import { withViewer } from "@/kit/auth";
import { attempt, inputOf } from "@/kit/db/attempt";
import { parseForm, refused, type FormState } from "@/kit/form/state";
// @if entity.uploads
import { withUploads } from "@/kit/upload/store";
// @end
import { sampleItems } from "./schema";
import { sampleItemInput } from "./validation";

/** Takes what a visitor sends from the site. Only the owner can read it. */
export async function sendSampleItem(_: FormState, form: FormData): Promise<FormState> {
  const input = /* @if entity.uploads */await withUploads(/* @end */parseForm(sampleItemInput, form)/* @if entity.uploads */)/* @end */;
  if (!input.ok) return input.state;
  // @if entity.must
  if (!input.data.sampleMust) return refused("This has to be ticked" /* @= entity.form_refusal */, "sampleMust");
  // @end
  const sent = await attempt(() => withViewer((tx) => tx.insert(sampleItems).values(input.data)));
  if (!sent.ok) return refused(sent.error, inputOf("sample_items", sent.constraint));
  // @if app.slack
  await notifySlack("New sample item", "/sample-items");
  // @end
  return { errors: {}, notice: "Thank you." /* @= entity.form_thanks */ };
}
