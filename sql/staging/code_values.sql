-- grain: one value of one coded column of the official codebook
CREATE OR REPLACE TEMP TABLE code_values AS
SELECT column_name, code, label, string_split(aliases, '|') AS aliases, true AS is_listed
FROM read_csv(
  getvariable('code_values_file'),
  header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
  columns = {'column_name': 'VARCHAR', 'code': 'SMALLINT', 'label': 'VARCHAR', 'aliases': 'VARCHAR'}
)
