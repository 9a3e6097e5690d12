-- grain: one claim of $claim_ids, a JSON list, and one feature that a model of decisions looks at: `surprise`, all of it with that of the forest; own:
-- and facility: a component that the claim shows, its own nats and what its facility adds; at: the facility
WITH decided AS (
  SELECT claim_no, claim_id, facility_key, ml_score_normalized
  FROM claims_scored
  WHERE claim_id IN (SELECT unnest(from_json($claim_ids::JSON, '["VARCHAR"]')))
)
SELECT d.claim_id, f.feature, f.value
FROM decided AS d
JOIN (
  SELECT d.claim_no, 'surprise' AS feature, with_model(s.surprise, d.ml_score_normalized) / 1000 AS value
  FROM decided AS d
  JOIN claim_surprises AS s USING (claim_no)
  UNION ALL SELECT claim_no, 'own:' || component, nats / 1000 FROM claim_evidence WHERE nats <> 0
  UNION ALL SELECT claim_no, 'facility:' || component, facility_nats / 1000 FROM claim_evidence WHERE facility_nats <> 0
  UNION ALL SELECT claim_no, 'at:' || facility_key, 1 FROM decided WHERE facility_key IS NOT NULL
) AS f USING (claim_no)
ORDER BY d.claim_id, f.feature
