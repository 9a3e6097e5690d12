-- Removes the live claims of a source up to a change number.
DELETE FROM memory.main.claims_live_stream WHERE source = $source AND live_seq <= $up_to
