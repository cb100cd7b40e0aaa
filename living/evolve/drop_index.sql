drop index public.sample_name;
