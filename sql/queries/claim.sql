-- One claim, every column but the keys of persons and what is none of its own. No row or one. claims_scored lies in the order
-- of risk_rank, so asking by it reads one row group; $claim_id makes sure that it is the claim meant.
SELECT COLUMNS(lambda name: NOT list_contains(['patient_key', 'family_key', 'flag_mask', 'rowid'], name))
FROM claims_scored
WHERE risk_rank = $risk_rank
  AND claim_id = $claim_id
  AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
