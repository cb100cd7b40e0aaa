(select k.key, k.key as label, row_number() over (order by k.key) as place from (select distinct (sample_value)::text as key from public.sample_table as sample_inner) as k where k.key is not null)
