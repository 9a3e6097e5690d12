-- grain: one claim of the batch and one component that the snapshot counted of it, by its weight
CREATE OR REPLACE TEMP VIEW shown_before AS
SELECT k.claim_no, e.component, e.weight
FROM position_keys AS k
JOIN claim_evidence AS e ON e.claim_no = k.copy_no
WHERE k.is_copy
