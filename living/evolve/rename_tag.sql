alter table public.sample_table disable trigger user;
update public.sample_table set sample_column = array_replace(sample_column, sample_before, sample_value) where sample_before = any (sample_column);
alter table public.sample_table enable trigger user;
