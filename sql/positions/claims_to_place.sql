-- grain: one claim of the snapshot
CREATE OR REPLACE TEMP VIEW claims_to_place AS
SELECT *, false AS is_copy, claim_no AS copy_no
FROM claims_normalized
