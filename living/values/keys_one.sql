(select ''::text as key, ''::text as label, 1::bigint as place)
