revoke all on public.sample_table from anon, authenticated;
