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
      learned_chance(s.surprise + 300 * c.ml_score_normalized, s.learned, w.base, w.surprise, w.slope, w.shift),
      half_at_ten(s.surprise + 300 * c.ml_score_normalized)
    ) OR c.rule_score IS DISTINCT FROM half_at_ten(s.shown)
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims show other surprise than their components add up to'
  FROM claim_surprises AS s
  LEFT JOIN (SELECT claim_no, sum(nats) AS shown FROM claim_evidence GROUP BY claim_no) AS e USING (claim_no)
  WHERE s.shown <> coalesce(e.shown, 0)
  HAVING count(*) > 0
)
ORDER BY failure
