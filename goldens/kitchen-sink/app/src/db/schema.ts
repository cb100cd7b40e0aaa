// Every table, for queries. The columns' rules, keys and policies are in supabase/migrations.
export * from "@/features/people/schema";
export * from "@/features/slack/schema";
export * from "@/features/workspace/schema";
export * from "@/features/workspace/members-schema";
export * from "@/features/exhibit/schema";
export * from "@/features/exhibit/ratings-schema";
export * from "@/features/exhibit/comments-schema";
export * from "@/features/exhibit/time-schema";
export * from "@/features/loan/schema";
export * from "@/features/idea/schema";
export * from "@/features/booking/schema";
