INSERT INTO source_files VALUES ($file_no, $kind, $file_name, $first_row_no, $row_count, $broken_count)
