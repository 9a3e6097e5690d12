-- The claim of a rank, every column but the key of a family and what is none of its own; that of its person does not leave the engine. No row or one. Nothing else filters:
-- DuckDB then takes the row from the index of risk_rank.
SELECT COLUMNS(lambda name: NOT list_contains(['family_key', 'flag_mask', 'rowid'], name))
FROM claims_scored
WHERE risk_rank = $risk_rank
