-- grain: one claim; its scores and its place in the worklist, a total order
CREATE OR REPLACE TEMP TABLE risk_scores AS
WITH flagged AS (
  SELECT
    r.claim_no,
    CAST(coalesce(sum(1 << r.rule_no) FILTER (r.is_active), 0) AS INTEGER) AS flag_mask,
    CAST(coalesce(sum(1 << r.rule_no) FILTER (r.is_active IS NULL), 0) AS INTEGER) AS missing_mask,
    max(w.weight) FILTER (r.is_active) AS rule_score
  FROM rule_results AS r
  JOIN ruleset_rules AS w USING (rule_no)
  GROUP BY r.claim_no
),
scored AS (
  SELECT
    s.claim_no,
    c.claim_id,
    c.amount_claimed,
    s.anomaly_score,
    s.ml_score_normalized,
    coalesce(f.rule_score, 0) AS rule_score,
    greatest(coalesce(f.rule_score, 0), s.ml_score_normalized) AS risk_score,
    coalesce(f.flag_mask, 0) AS flag_mask,
    coalesce(f.missing_mask, 0) AS missing_mask
  FROM forest_scores AS s
  JOIN claims_normalized AS c USING (claim_no)
  LEFT JOIN flagged AS f USING (claim_no)
)
SELECT
  * EXCLUDE (claim_id, amount_claimed),
  CAST(row_number() OVER (ORDER BY risk_score DESC, ml_score_normalized DESC, amount_claimed DESC, claim_id) AS INTEGER) AS risk_rank
FROM scored
