-- grain: one claim; its keys, and those under which it is counted and a member itself: of a claim of the run its own, else none
CREATE OR REPLACE TEMP VIEW placed_keys AS
SELECT k.claim_no, k AS own, CASE WHEN k.is_of_run THEN k END AS was
FROM position_keys AS k
