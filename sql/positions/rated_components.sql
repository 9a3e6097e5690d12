-- grain: one claim and one component that it shows; its surprise, its weight, and what its facility adds: how much more of it the other claims there
-- show than as many elsewhere would, ten more of it counted on both sides: of what is rare a few are no sign. In thousandths, so that sums are exact in any order
CREATE OR REPLACE TEMP TABLE rated_components AS
WITH others AS (
  SELECT
    s.claim_no, s.component, s.nats,
    coalesce(rates.weight, 0) - CASE WHEN k.service = k.was_service THEN coalesce(b.weight, 0) ELSE 0 END AS shown,
    others_counted(k.service, k.was_service, every.n) AS n,
    coalesce(shares.weight, 0) - CASE WHEN k.facility_service = k.was_facility_service THEN coalesce(b.weight, 0) ELSE 0 END AS shown_there,
    others_counted(k.facility_service, k.was_facility_service, there.n) AS n_there,
    k.facility_service IS NOT NULL AS has_facility
  FROM shown_components AS s
  JOIN placed_keys AS k USING (claim_no)
  LEFT JOIN shown_before AS b ON b.claim_no = s.claim_no AND b.component = s.component
  LEFT JOIN component_rates AS rates ON rates.service = k.service AND rates.component = s.component
  LEFT JOIN facility_shares AS shares ON shares.facility_service = k.facility_service AND shares.component = s.component
  LEFT JOIN position_counts AS every ON every.kind = 'service' AND every.key = k.service
  LEFT JOIN position_counts AS there ON there.kind = 'facility_service' AND there.key = k.facility_service
),
rated AS (SELECT *, (shown + 1000) / (n + 2) AS rate FROM others)
SELECT
  claim_no, component,
  -- nobody is in two beds at once, what is readmitted soon or seen again the same day is one episode, and patients who are alike to the last code are copies: these are no mere rarities
  CAST(round(1000 * CASE WHEN component = 'grave' THEN 0 ELSE coalesce(CASE component WHEN 'record' THEN 1.5 ELSE 1 END * nats, 1.5 * greatest(0, -ln(rate / 1000) - 2)) + CASE component WHEN 'overlap' THEN 10 WHEN 'readmission' THEN 4 WHEN 'same_day' THEN 2 ELSE 0 END END) AS INTEGER) AS nats,
  component_weight(rated.nats) AS weight,
  -- that a stay is graver than mild says something of its facility alone, and twice as much
  CAST(round(1000 * CASE WHEN has_facility THEN least(8, greatest(-1, CASE component WHEN 'grave' THEN 8 ELSE 4 END * ln((shown_there + 10000) / (n_there * rate + 10000)))) ELSE 0 END) AS INTEGER) AS facility_nats
FROM rated
