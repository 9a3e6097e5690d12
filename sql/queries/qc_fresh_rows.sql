SELECT count(*) FILTER (is_new) AS new_rows, count(*) FILTER (NOT is_new) AS changed_rows FROM fresh_claims
