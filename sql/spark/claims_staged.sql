-- grain: one staged claim, with its place among those of all files: each file was read by a task of its own, which counts from 0
CREATE OR REPLACE TEMP VIEW claims_staged AS
SELECT c.*, f.first_row_no + c.row_in_file AS rowid
FROM claims_read AS c
JOIN source_files AS f ON f.file_no = c.file_no
