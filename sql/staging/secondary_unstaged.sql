DELETE FROM secondary_diagnoses WHERE rowid >= $first_row_no
