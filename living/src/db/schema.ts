// Every table, for queries. The columns' rules, keys and policies are in supabase/migrations.
export * from "@/features/people/schema";
// @if living
export * from "@/features/linked-item/schema";
export * from "@/features/other-item/schema";
// @end
// @each entity
export * from "@/features/sample-item/schema";
// @end
