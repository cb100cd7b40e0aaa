// @file each entity if entity.import
import "server-only";
// @if entity.parent or entity.member
import * as schema from "@/db/schema";
// @end
import { type ImportColumn/* @if entity.parent or entity.member */, idsOf/* @end */ } from "@/kit/data/import";
import type { Tx } from "@/kit/db/engine";
// @if entity.has.enum or entity.has.tags
import * as options from "./options";
// @end

/** The columns that an import of sample items may have. What they point at is found by any of its own texts. */
export async function sampleItemColumns(/* @if entity.parent or entity.member */tx: Tx/* @end */): Promise<ImportColumn[]> {
  return [
    // @each field if not field.running
    // @case enum
    { name: "sampleEnum", label: "Sample enum" /* @= field.label */, kind: "enum", required: true /* @= field.required */, options: options.sampleEnumOptions },
    // @case tags
    { name: "sampleTags", label: "Sample tags" /* @= field.label */, kind: "tags", required: false, options: options.sampleTagsOptions },
    // @case reference
    { name: "sampleReference", label: "Sample reference" /* @= field.label */, kind: "reference", required: true /* @= field.required */, ids: idsOf(await tx.select().from(schema.linkedItems).limit(5000)) },
    // @case member
    { name: "sampleMember", label: "Sample member" /* @= field.label */, kind: "member", required: true /* @= field.required */, ids: idsOf(await tx.select({ id: schema.profiles.id, name: schema.profiles.name }).from(schema.profiles).limit(5000)) },
    // @case boolean
    { name: "sampleBoolean", label: "Sample boolean" /* @= field.label */, kind: "boolean", required: false },
    // @case image images file
    // @case *
    { name: "sampleText", label: "Sample text" /* @= field.label */, kind: "text" /* @= field.kind */, required: true /* @= field.required */, unit: "kg" /* @= field.unit */ },
    // @end
  ];
}
