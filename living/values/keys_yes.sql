(select o.key, o.label, o.place from unnest(array['true', 'false'], array['Yes', 'No']) with ordinality as o(key, label, place))
