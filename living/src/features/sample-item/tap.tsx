// @file each entity if entity.tap
import { mayEver } from "@/kit/access";
import { viewer as currentViewer } from "@/kit/auth";
import { TapButton } from "@/kit/data/tap-button";
import { sampleItemAccess } from "./access";
import { tapSampleItem } from "./tap-actions";

/** The button that notes a sample item of a row; nothing for those who may not. */
export async function SampleItemTap({ id, about }: { id: string; about: string }) {
  if (!mayEver(sampleItemAccess.create, await currentViewer())) return null;
  return <TapButton label={"Note it" /* @= entity.tap_label */} about={about} action={tapSampleItem.bind(null, id)} />;
}
