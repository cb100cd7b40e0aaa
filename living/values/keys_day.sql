(select d::date::text as key, d::date::text as label, row_number() over (order by d) as place from generate_series(period_start::timestamp, (period_end - 1)::timestamp, interval '1 day') as d)
