-- What is left of the old value behind its commas.
alter table public.sample_table disable trigger user;
update public.sample_table set sample_column = nullif(left(array_to_string((regexp_split_to_array(btrim(sample_before), '\s*,\s*'))[sample_value:], ', '), 200), '') where btrim(sample_before) <> '';
alter table public.sample_table enable trigger user;
