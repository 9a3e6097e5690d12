-- grain: one combination of rules that are active, or were not evaluated, by its mask; heaviest first
CREATE OR REPLACE TEMP VIEW flag_sets AS
WITH masks AS (SELECT DISTINCT flag_mask AS mask FROM risk_scores UNION SELECT DISTINCT missing_mask FROM risk_scores)
SELECT m.mask, coalesce(list(r.rule_id ORDER BY r.rule_no) FILTER (r.rule_id IS NOT NULL), []) AS rule_ids
FROM masks AS m
LEFT JOIN ruleset_rules AS r ON (m.mask >> r.rule_no) & 1 = 1
GROUP BY m.mask
