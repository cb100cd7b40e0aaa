// @file each entity if app.dashboard
// @if entity.alert
import { sql } from "drizzle-orm";
// @end
import * as tables from "@/db/schema";
import type { Subject } from "@/features/dashboard/figures";
import { iconOf } from "@/kit/ui/icons";
// @if entity.has.enum
import * as options from "./options";
// @end

/** Sample items, as the dashboard reads them. */
export const sampleItemSubject: Subject = {
  label: "Sample item",
  labelPlural: "Sample items",
  href: "/sample-items",
  icon: iconOf("list" /* @= entity.icon */),
  stat: true /* @= entity.nav */,
  table: tables.sampleItems,
  id: tables.sampleItems.id,
  title: tables.sampleItems.sampleTitle,
  createdAt: tables.sampleItems.createdAt,
  options: [
    // @each enum if not field.guarded
    { label: "Sample enum" /* @= field.label */, column: tables.sampleItems.sampleEnum, options: options.sampleEnumOptions },
    // @end
  ],
  due: [
    // @each field if field.due and not field.guarded
    // @case date
    { column: tables.sampleItems.sampleDate, instant: false },
    // @case date_time
    { column: tables.sampleItems.sampleDateTime, instant: true },
    // @case *
    // @end
  ],
  people: [
    // @each member if not field.guarded
    tables.sampleItems.sampleMember,
    // @end
  ],
  parents: [
    // @each parent if not field.guarded
    {
      label: "Sample reference" /* @= field.label */,
      href: "/linked-items",
      column: tables.sampleItems.sampleReference,
      table: tables.linkedItems,
      id: tables.linkedItems.id,
      title: tables.linkedItems.linkedTitle,
    },
    // @end
  ],
  // @if entity.alert
  alerts: [
    // @each alert if not alert.blunt
    { name: "sample_alert" /* @= alert.name */, label: "Sample alert" /* @= alert.label */, tone: "warning" /* @= alert.tone */, holds: sql`app.sample_item_is_sample_alert(${tables.sampleItems.id})` },
    // @end
  ],
  // @end
};
