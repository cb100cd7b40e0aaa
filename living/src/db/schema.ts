// Every table, for queries. The columns' rules, keys and policies are in supabase/migrations.
export * from "@/features/people/schema";
// @if app.slack
export * from "@/features/slack/schema";
// @end
// @if living
export * from "@/features/linked-item/schema";
export * from "@/features/other-item/schema";
// @end
// @each entity
export * from "@/features/sample-item/schema";
// @if entity.ratings
export * from "@/features/sample-item/ratings-schema";
// @end
// @if entity.shared
export * from "@/features/sample-item/members-schema";
// @end
// @if entity.comments
export * from "@/features/sample-item/comments-schema";
// @end
// @if entity.time_log
export * from "@/features/sample-item/time-schema";
// @end
// @end
// @if app.booking
export * from "@/features/booking/schema";
// @end
