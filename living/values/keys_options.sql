(select o.key, o.label, o.place from unnest(array[sample_left], array[sample_right]) with ordinality as o(key, label, place))
