alter table public.sample_table disable trigger user;
update public.sample_table set sample_column = sample_value where sample_column = sample_before;
alter table public.sample_table enable trigger user;
