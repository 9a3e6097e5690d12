-- grain: one claim of the batch; what the snapshot counted of it for its facility
CREATE OR REPLACE TEMP VIEW counted_before AS
SELECT k.claim_no, least(8000, s.shown) AS counted
FROM position_keys AS k
JOIN claim_surprises AS s ON s.claim_no = k.copy_no
WHERE k.is_copy
