-- grain: one claim of the batch; its keys, and as was_… those under which the snapshot counted it
CREATE OR REPLACE TEMP VIEW placed_keys AS
SELECT o.*, COLUMNS(w.* EXCLUDE (claim_no)) AS 'was_\0'
FROM (FROM position_keys WHERE NOT is_copy) AS o
LEFT JOIN (FROM position_keys WHERE is_copy) AS w ON w.claim_no = o.claim_no
