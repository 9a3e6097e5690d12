-- grain: one claim of the batch; its keys, and those under which the snapshot counted it
CREATE OR REPLACE TEMP VIEW placed_keys AS
SELECT o.claim_no, o AS own, w AS was
FROM (FROM position_keys WHERE NOT is_copy) AS o
LEFT JOIN (FROM position_keys WHERE is_copy) AS w ON w.claim_no = o.claim_no
