-- grain: one claim on which a rule is active, or that lacks the inputs of one
CREATE OR REPLACE TEMP VIEW rule_scores AS
SELECT
  r.claim_no,
  CAST(coalesce(sum(1 << r.rule_no) FILTER (r.is_active), 0) AS INTEGER) AS flag_mask,
  CAST(coalesce(sum(1 << r.rule_no) FILTER (r.is_active IS NULL), 0) AS INTEGER) AS missing_mask,
  max(w.weight) FILTER (r.is_active) AS rule_score
FROM rule_results AS r
JOIN ruleset_rules AS w USING (rule_no)
GROUP BY r.claim_no
