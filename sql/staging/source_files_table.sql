-- grain: one raw file that was read; its rows are first_row_no … first_row_no + row_count - 1 of the staged table
CREATE OR REPLACE TEMP TABLE source_files (
  file_no SMALLINT, kind VARCHAR, file_name VARCHAR, first_row_no BIGINT, row_count BIGINT, broken_count BIGINT
);

-- grain: one record of a raw file that broke the layout; record counts from 1, the header left out
CREATE OR REPLACE TEMP TABLE broken_records (
  file_no SMALLINT, record BIGINT, reason_code VARCHAR, column_name VARCHAR, raw_text VARCHAR
)
