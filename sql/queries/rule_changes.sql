-- Per rule, claims of a scored run that it is active on, beside the same claims in `rules_before`.
WITH pairs AS (
  SELECT b.flags AS before, f.rule_ids AS after
  FROM risk_scores AS s
  JOIN claims_normalized AS c USING (claim_no)
  JOIN flag_sets AS f ON f.mask = s.flag_mask
  JOIN rules_before AS b ON b.claim_id = c.claim_id
),
named AS (SELECT before, after, unnest(list_distinct(list_concat(before, after))) AS rule FROM pairs)
SELECT
  rule,
  CAST(count(*) FILTER (list_contains(before, rule)) AS INTEGER) AS active_before,
  CAST(count(*) FILTER (list_contains(after, rule)) AS INTEGER) AS active_after,
  CAST(count(*) FILTER (NOT list_contains(before, rule)) AS INTEGER) AS added,
  CAST(count(*) FILTER (NOT list_contains(after, rule)) AS INTEGER) AS removed
FROM named
GROUP BY rule
ORDER BY rule
