-- grain: one staged claim that becomes one
CREATE OR REPLACE TEMP VIEW claims_accepted AS
SELECT c.*, c.rowid AS row_no, facility_key(c.claim_id) AS facility_key
FROM claims_staged AS c
ANTI JOIN claims_rejected AS r ON r.row_no = c.rowid
