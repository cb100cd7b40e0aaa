// @file each entity if entity.alert
import type { Alert } from "@/kit/data/measure";
import type { SampleItemRow } from "./queries";

/** What may hold for a sample item, and whether it does. */
export const sampleItemAlerts = (row: SampleItemRow): Alert[] => [
  // @each alert
  { label: "Sample alert" /* @= alert.label */, tone: "warning" /* @= alert.tone */, field: "" /* @= alert.field */, blunt: false /* @= alert.blunt */, wash: false /* @= alert.wash */, on: row.alertSampleAlert },
  // @end
];
