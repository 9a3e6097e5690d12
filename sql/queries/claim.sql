-- One claim, every column but the keys of persons. No row or one. The row is found on claim_id alone.
SELECT * EXCLUDE (patient_key, family_key, flag_mask)
FROM claims_scored
WHERE rowid IN (SELECT rowid FROM claims_scored WHERE claim_id = $claim_id)
