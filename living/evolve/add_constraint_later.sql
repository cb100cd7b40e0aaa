-- Holds for new and changed rows; those from before may differ.
alter table public.sample_table add sample_definition not valid;
