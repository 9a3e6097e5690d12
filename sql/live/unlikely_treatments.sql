-- grain: one kind of primary diagnosis and one of procedure that no claim has together, although five or more of those with
-- procedures would if it were chance: the 3-character code and the procedure (level 1), the letter and the first two digits (level 2)
WITH treated AS (
  SELECT risk_rank, dx_primary_group, unnest(list_distinct(procedure_codes)) AS procedure
  FROM claims_scored
  WHERE dx_primary_group IS NOT NULL
),
levels AS (
  SELECT 1 AS level, risk_rank, dx_primary_group AS diagnosis, procedure FROM treated
  UNION ALL
  SELECT DISTINCT 2, risk_rank, left(dx_primary_group, 1), left(procedure, 2) FROM treated
),
pairs AS (SELECT DISTINCT level, diagnosis, procedure FROM levels),
diagnoses AS (SELECT level, diagnosis, count(DISTINCT risk_rank) AS n FROM levels GROUP BY ALL),
procedures AS (SELECT level, procedure, count(*) AS n FROM levels GROUP BY ALL),
total AS (SELECT count(DISTINCT risk_rank) AS n FROM treated)
SELECT level, d.diagnosis, p.procedure
FROM diagnoses AS d
JOIN procedures AS p USING (level)
CROSS JOIN total
ANTI JOIN pairs USING (level, diagnosis, procedure)
WHERE d.n * p.n >= 5 * total.n
ORDER BY level, d.diagnosis, p.procedure
