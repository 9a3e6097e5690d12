-- grain: one staged claim that becomes one, of the rows first_row to last_row where these are given
CREATE OR REPLACE TEMP VIEW claims_accepted AS
SELECT c.*, c.rowid AS row_no, facility_key(c.claim_id) AS facility_key
FROM claims_staged AS c
ANTI JOIN claims_rejected AS r ON r.row_no = c.rowid
WHERE c.rowid BETWEEN coalesce(getvariable('first_row'), 0) AND coalesce(getvariable('last_row'), 9223372036854775807)
