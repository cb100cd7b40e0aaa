(select t.id::text as key, t.sample_column::text as label, row_number() over (order by t.sample_column, t.id) as place from public.sample_table as t)
