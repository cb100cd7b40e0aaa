drop trigger sample_name on sample_table;
