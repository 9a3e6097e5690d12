-- a spelling that no codebook lists becomes a code of its own, above those that are listed
INSERT INTO code_values
SELECT $column_name, (SELECT greatest(1000, max(code)) + 1 FROM code_values), masked_text($label), [$label], false
