-- grain: one claim and one component of surprise that it shows. nats is NULL where the surprise is how rarely claims show it at all.
-- A z counts as the log likelihood ratio of a Student law, which large deviations do not run away with; a rarity as what
-- exceeds that of one in twelve; each up to a bound
CREATE OR REPLACE TEMP TABLE shown_components AS
WITH placed AS (
  SELECT p.*, k.is_same_day, k.is_overlapping, k.is_repeat, k.is_readmission, k.is_return, k.is_grave, k.is_mild, k.comorbidity_count, k.went_home_well
  FROM claim_positions AS p
  JOIN placed_keys AS k USING (claim_no)
)
SELECT claim_no, component, nats
FROM (
  SELECT claim_no, 'cost' AS component, student_excess(cost_z) AS nats FROM placed
  UNION ALL SELECT claim_no, 'stay', student_excess(stay_z) FROM placed
  UNION ALL SELECT claim_no, 'brief', student_excess(-stay_z) FROM placed WHERE went_home_well
  UNION ALL SELECT claim_no, 'procedure', rarity_excess(procedure_nats) FROM placed
  UNION ALL SELECT claim_no, 'inacbg', rarity_excess(inacbg_nats) FROM placed
  UNION ALL SELECT claim_no, 'topup', rarity_excess(topup_nats) FROM placed
  UNION ALL SELECT claim_no, 'day_cost', student_excess(day_z) FROM placed WHERE went_home_well
  UNION ALL SELECT claim_no, 'record', least(6, record_nats) FROM placed
  UNION ALL SELECT claim_no, 'week', least(5, ln(1 + greatest(0, week_nats - 5))) FROM placed
)
WHERE nats > 0.5
UNION ALL
SELECT claim_no, component, CAST(NULL AS DOUBLE) AS nats
FROM (
  SELECT claim_no, 'same_day' AS component FROM placed WHERE is_same_day
  UNION ALL SELECT claim_no, 'overlap' FROM placed WHERE is_overlapping
  UNION ALL SELECT claim_no, 'repeat' FROM placed WHERE is_repeat
  UNION ALL SELECT claim_no, 'readmission' FROM placed WHERE is_readmission
  UNION ALL SELECT claim_no, 'return' FROM placed WHERE is_return
  UNION ALL SELECT claim_no, 'grave' FROM placed WHERE is_grave
  UNION ALL SELECT claim_no, 'grave_alone' FROM placed WHERE is_grave AND comorbidity_count = 0
  UNION ALL SELECT claim_no, 'grave_few' FROM placed WHERE is_grave AND comorbidity_count <= 1
  UNION ALL SELECT claim_no, 'mild_long' FROM placed WHERE is_mild AND went_home_well AND stay_z > 1.5
)
