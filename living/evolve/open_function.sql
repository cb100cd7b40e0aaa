grant execute on function sample_name to public;
