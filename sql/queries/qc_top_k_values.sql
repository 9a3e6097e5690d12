-- claims of each province and severity in the top that drift looks at
WITH top AS (
  SELECT coalesce(province_name, '') AS province, coalesce(severity_group, '') AS severity
  FROM claims_scored
  WHERE risk_rank <= (SELECT greatest($top_k, ceil(count(*) / 100)) FROM claims_scored)
)
SELECT grouping, value, count(*) AS rows
FROM (UNPIVOT top ON province, severity INTO NAME grouping VALUE value)
GROUP BY grouping, value
ORDER BY grouping, rows DESC, value
