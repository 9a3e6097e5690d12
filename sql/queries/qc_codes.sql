-- claims of each facility, INA-CBG and primary diagnosis; of INA-CBG the tariffs too, their logarithms as whole thousandths
WITH claims AS (
  SELECT
    facility_key AS facility, inacbg_code AS inacbg, dx_primary_code AS diagnosis,
    CASE WHEN tariff_amount > 0 THEN CAST(round(1000 * ln(tariff_amount)) AS BIGINT) END AS tariff
  FROM qc_claims
)
SELECT
  list, code,
  count(*) AS n,
  count(tariff) AS priced,
  CAST(coalesce(sum(tariff), 0) AS BIGINT) AS tariff,
  CAST(coalesce(sum(tariff * tariff), 0) AS BIGINT) AS tariff_squares
FROM (UNPIVOT claims ON facility, inacbg, diagnosis INTO NAME list VALUE code)
GROUP BY list, code
ORDER BY list, code
