-- No longer part of the app. The rows are kept, out of reach of everybody but the server.
revoke all on public.sample_table from anon, authenticated;
