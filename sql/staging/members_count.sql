SELECT coalesce(max(rowid) + 1, 0) AS first_row_no, count(*) - count(birth_date) AS undated
FROM members
