-- Rows from before the change get a value; triggers are for changes that people make.
alter table public.sample_table disable trigger user;
update public.sample_table set sample_column = sample_value where sample_column is null;
alter table public.sample_table enable trigger user;
