-- grain: one facility of the batch, with what the snapshot knows of it
CREATE OR REPLACE TEMP VIEW facilities AS
SELECT k.facility_key, coalesce(f.is_facility_ambiguous, false) AS is_facility_ambiguous, f.facility_name
FROM (SELECT DISTINCT facility_key FROM claims_kept WHERE facility_key IS NOT NULL) AS k
LEFT JOIN snapshot_facilities AS f USING (facility_key)
