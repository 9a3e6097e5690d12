-- The claim of a rank, every column but the keys of persons and what is none of its own. No row or one. Nothing else filters:
-- DuckDB then takes the row from the index of risk_rank.
SELECT COLUMNS(lambda name: NOT list_contains(['patient_key', 'family_key', 'flag_mask', 'rowid'], name))
FROM claims_scored
WHERE risk_rank = $risk_rank
