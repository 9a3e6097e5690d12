-- each row is a law that the scores of a ruleset that adds up surprise break
SELECT failure
FROM (
  SELECT count(*) || ' claims have a risk score that is not that of their surprise and model score, or a rule score that is not that of what they show' AS failure
  FROM claims_scored AS c
  LEFT JOIN claim_surprises AS s USING (claim_no)
  CROSS JOIN (
    SELECT
      max(weight) FILTER (feature = 'base') AS base,
      max(weight) FILTER (feature = 'surprise') AS surprise,
      max(weight) FILTER (feature = 'slope') AS slope,
      max(weight) FILTER (feature = 'shift') AS shift
    FROM learned_weights
  ) AS w
  WHERE c.risk_score IS DISTINCT FROM coalesce(
      learned_chance(with_model(s.surprise, c.ml_score_normalized), s.learned, w.base, w.surprise, w.slope, w.shift),
      half_at_ten(with_model(s.surprise, c.ml_score_normalized))
    ) OR c.rule_score IS DISTINCT FROM half_at_ten(s.shown)
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims show other surprise than their components add up to'
  FROM claim_surprises AS s
  LEFT JOIN (SELECT claim_no, sum(nats) AS shown FROM claim_evidence GROUP BY claim_no) AS e USING (claim_no)
  WHERE s.shown <> coalesce(e.shown, 0)
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims are above or below another median than they say, or by another amount'
  FROM claims_scored
  WHERE cost_excess IS DISTINCT FROM amount_above(amount_claimed, cost_median) OR stay_excess IS DISTINCT FROM amount_above(los, stay_median) OR stay_shortfall IS DISTINCT FROM amount_above(stay_median, los)
    OR (cost_median IS NULL) <> (cost_n IS NULL) OR (stay_median IS NULL) <> (stay_n IS NULL) OR least(cost_n, stay_n) < 20
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims have an active rule of cost or stay without the median that it is about'
  FROM claims_scored
  WHERE (list_contains(flags, 'cost_above_peers') AND cost_excess IS NULL) OR (list_contains(flags, 'prolonged_stay') AND stay_excess IS NULL) OR (list_contains(flags, 'brief_stay') AND stay_shortfall IS NULL)
  HAVING count(*) > 0
)
ORDER BY failure
