-- grain: one claim; what it shows itself, and all of its surprise: with what its facility adds for each component, and for all together the mean
-- of the other claims there over that of those elsewhere, 30 claims as usual counted with them. Thousandths of a nat, at least 0; and what was learned from decisions
CREATE OR REPLACE TEMP TABLE claim_surprise AS
WITH others AS (
  SELECT
    s.claim_no, s.shown, s.of_facility,
    (coalesce(whole.counted, 0) - CASE WHEN k.service = k.was_service THEN coalesce(b.counted, 0) ELSE 0 END + 1) / (others_counted(k.service, k.was_service, every.n) + 1) AS mean,
    coalesce(here.counted, 0) - CASE WHEN k.facility_service = k.was_facility_service THEN coalesce(b.counted, 0) ELSE 0 END AS counted_there,
    others_counted(k.facility_service, k.was_facility_service, there.n) AS n_there
  FROM shown_sums AS s
  JOIN placed_keys AS k USING (claim_no)
  LEFT JOIN counted_before AS b ON b.claim_no = s.claim_no
  LEFT JOIN surprise_totals AS whole ON whole.key = k.service
  LEFT JOIN surprise_totals AS here ON here.key = k.facility_service
  LEFT JOIN position_counts AS every ON every.kind = 'service' AND every.key = k.service
  LEFT JOIN position_counts AS there ON there.kind = 'facility_service' AND there.key = k.facility_service
)
SELECT
  claim_no, shown,
  greatest(0, shown + of_facility + 1783 + CAST(round(5000 * ln(greatest(0.7, (counted_there + 30 * mean) / (n_there + 30) / mean))) AS INTEGER)) AS surprise,
  coalesce(l.learned, 0) AS learned
FROM others
LEFT JOIN learned_sums AS l USING (claim_no)
