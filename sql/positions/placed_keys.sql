-- grain: one claim; its keys, and as was_… those under which it is counted and a member itself: of a claim of the run its own, else none
CREATE OR REPLACE TEMP VIEW placed_keys AS
SELECT k.*, CASE WHEN k.is_of_run THEN COLUMNS(k.* EXCLUDE (claim_no)) END AS 'was_\0'
FROM position_keys AS k
