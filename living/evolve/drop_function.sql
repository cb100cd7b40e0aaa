drop function sample_name;
