DELETE FROM members WHERE rowid >= $first_row_no
