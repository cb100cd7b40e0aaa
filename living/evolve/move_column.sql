alter table public.sample_table disable trigger user;
update public.sample_table set sample_column = sample_value;
alter table public.sample_table enable trigger user;
alter table public.sample_table drop column sample_value;
