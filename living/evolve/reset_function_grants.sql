revoke all on function sample_name from public, anon, authenticated;
