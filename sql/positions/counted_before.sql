-- grain: one claim; what is counted of it for its facility: of a claim of the run its own
CREATE OR REPLACE TEMP VIEW counted_before AS
SELECT s.claim_no, s.counted
FROM shown_sums AS s
JOIN position_keys AS k USING (claim_no)
WHERE k.is_of_run
