-- Removes live claims, by id: those that take their place follow in the same transaction.
DELETE FROM memory.main.claims_live_stream WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
