-- How many claims each rule of the ruleset is active on. Grain: a rule, also one active on none.
WITH everything AS (
  SELECT count(*) AS n, coalesce(sum(amount_claimed), 0) AS amount
  FROM matching_claims
),
rules AS (
  SELECT unnest($rule_ids::VARCHAR[]) AS rule_id, unnest($rule_weights::DOUBLE[]) AS weight
),
active AS (
  SELECT
    unnest(flags) AS rule_id,
    len(flags) = 1 AS is_alone,
    amount_claimed,
    amount_gap,
    CAST(round(risk_score * 1000000) AS BIGINT) AS risk_millionths
  FROM matching_claims
  WHERE flag_mask <> 0
),
missing AS (
  SELECT unnest(rules_not_evaluated) AS rule_id
  FROM matching_claims
  WHERE len(rules_not_evaluated) > 0
),
counted AS (
  SELECT
    rule_id,
    count(*) AS n,
    count(*) FILTER (is_alone) AS alone_n,
    sum(amount_claimed) AS amount_claimed,
    sum(amount_gap) AS amount_gap,
    sum(risk_millionths) AS risk_millionths
  FROM active
  GROUP BY rule_id
),
not_evaluated AS (SELECT rule_id, count(*) AS n FROM missing GROUP BY rule_id)
SELECT
  r.rule_id,
  r.weight,
  coalesce(c.n, 0) AS n,
  coalesce(c.alone_n, 0) AS alone_n,
  coalesce(m.n, 0) AS not_evaluated_n,
  e.n AS total_n,
  round(coalesce(c.n, 0) / nullif(e.n, 0), 6) AS share_of_claims,
  coalesce(c.amount_claimed, 0) AS amount_claimed,
  coalesce(c.amount_gap, 0) AS amount_gap,
  round(coalesce(c.amount_claimed, 0) / nullif(e.amount, 0), 6) AS share_of_amount,
  round(c.risk_millionths / (c.n * 1000000.0::DOUBLE), 6) AS mean_risk
FROM rules AS r
CROSS JOIN everything AS e
LEFT JOIN counted AS c USING (rule_id)
LEFT JOIN not_evaluated AS m USING (rule_id)
