// Every table, for queries. The columns' rules, keys and policies are in supabase/migrations.
export * from "@/features/people/schema";
export * from "@/features/note/schema";
