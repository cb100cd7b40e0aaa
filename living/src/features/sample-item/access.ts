// @file each entity
import type { Access } from "@/kit/access";
import type { SampleItem } from "./schema";

/** Who may do what, as the policies in supabase/migrations have it: decides which buttons are shown. */
export const sampleItemAccess: Access<SampleItem> = {
  read: [
    // @each grant.read
    // @case visitor
    { who: "visitor"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case user
    { who: "user"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case owner
    { who: "owner"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case role
    { who: "role", role: "sample_role"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case member
    // @if grant.via
    { who: "member", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "member", via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @case manager
    // @if grant.via
    { who: "manager", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "manager", via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @case self
    { who: "self", via: "sampleMember"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case parent
    { who: "parent", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case team
    { who: "team", role: "sample_role" /* @= grant.role */, via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case colleague
    // @if grant.via
    { who: "colleague", role: "sample_role" /* @= grant.role */, via: "sampleMember"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "colleague", role: "sample_role" /* @= grant.role */, via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @end
  ],
  create: [
    // @each grant.create
    // @case visitor
    { who: "visitor"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case user
    { who: "user"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case owner
    { who: "owner"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case role
    { who: "role", role: "sample_role"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case member
    // @if grant.via
    { who: "member", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "member", via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @case manager
    // @if grant.via
    { who: "manager", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "manager", via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @case self
    { who: "self", via: "sampleMember"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case parent
    { who: "parent", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case team
    { who: "team", role: "sample_role" /* @= grant.role */, via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case colleague
    // @if grant.via
    { who: "colleague", role: "sample_role" /* @= grant.role */, via: "sampleMember"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "colleague", role: "sample_role" /* @= grant.role */, via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @end
  ],
  update: [
    // @each grant.update
    // @case visitor
    { who: "visitor"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case user
    { who: "user"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case owner
    { who: "owner"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case role
    { who: "role", role: "sample_role"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case member
    // @if grant.via
    { who: "member", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "member", via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @case manager
    // @if grant.via
    { who: "manager", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "manager", via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @case self
    { who: "self", via: "sampleMember"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case parent
    { who: "parent", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case team
    { who: "team", role: "sample_role" /* @= grant.role */, via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case colleague
    // @if grant.via
    { who: "colleague", role: "sample_role" /* @= grant.role */, via: "sampleMember"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "colleague", role: "sample_role" /* @= grant.role */, via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @end
  ],
  delete: [
    // @each grant.delete
    // @case visitor
    { who: "visitor"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case user
    { who: "user"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case owner
    { who: "owner"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case role
    { who: "role", role: "sample_role"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case member
    // @if grant.via
    { who: "member", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "member", via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @case manager
    // @if grant.via
    { who: "manager", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "manager", via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @case self
    { who: "self", via: "sampleMember"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case parent
    { who: "parent", via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case team
    { who: "team", role: "sample_role" /* @= grant.role */, via: "sampleReference"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @case colleague
    // @if grant.via
    { who: "colleague", role: "sample_role" /* @= grant.role */, via: "sampleMember"/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @else
    { who: "colleague", role: "sample_role" /* @= grant.role */, via: null/* @if grant.when */, when: { field: "sampleWhen", value: "x" /* @= grant.when_value */ }/* @end */ },
    // @end
    // @end
  ],
};
