-- A live claim that the snapshot does not have, every column but the keys of persons and what is none of its own. No row or one.
SELECT COLUMNS(lambda name: NOT list_contains(['patient_key', 'family_key', 'flag_mask', 'rowid', 'hidden_in', 'live_seq'], name))
FROM claims_live_stream
WHERE claim_id = $claim_id
