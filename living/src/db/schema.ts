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
// @if entity.reactions or entity.report
export * from "@/features/sample-item/reactions-schema";
// @end
// @if entity.guard.purchase
export * from "@/features/sample-item/sale-schema";
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
// @if app.connect or app.messages or app.inbox
export * from "@/features/network/schema";
// @end
// @if app.support
export * from "@/features/support/schema";
// @end
// @if app.agent
export * from "@/features/agent/schema";
// @end
// @if app.writer_history
export * from "@/features/writer/schema";
// @end
// @if app.booking
export * from "@/features/booking/schema";
// @end
// @if app.booking.notes or app.booking.ratings
export * from "@/features/booking/said-schema";
// @end
// @if app.stock
export * from "@/features/stockroom/schema";
// @end
// @if app.shop
export * from "@/features/storefront/schema";
// @end
// @if app.scores
export * from "@/features/quiz/schema";
// @end
// @if app.course
export * from "@/features/course/schema";
// @end
