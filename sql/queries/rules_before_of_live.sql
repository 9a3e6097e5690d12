-- grain: one claim that came in live and that the run does not have, with the rules that were active on it then
CREATE OR REPLACE TEMP VIEW rules_before AS
SELECT l.claim_id, l.flags
FROM stream_claims AS l
JOIN claims_normalized AS c USING (claim_id)
WHERE c.claim_no > getvariable('last_run_no')
QUALIFY row_number() OVER (PARTITION BY l.claim_id ORDER BY l.live_seq DESC) = 1
