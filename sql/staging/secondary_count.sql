SELECT coalesce(max(rowid) + 1, 0) AS first_row_no
FROM secondary_diagnoses
