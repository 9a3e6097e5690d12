-- A live claim that the snapshot does not have, every column but the key of a family and what is none of its own; that of its
-- person does not leave the engine. No row or one.
SELECT COLUMNS(lambda name: NOT list_contains(['family_key', 'flag_mask', 'rowid', 'hidden_in', 'live_seq'], name))
FROM claims_live_stream
WHERE claim_id = $claim_id
