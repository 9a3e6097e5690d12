-- grain: one claim of the snapshot that serves, with its active rules
CREATE OR REPLACE TEMP VIEW rules_before AS
SELECT claim_id, flags
FROM serving.claims_scored
