-- grain: one combination of the attributes by which changes are looked for. Logarithms are summed as whole thousandths, so that no order of adding shows
WITH claims AS (
  SELECT
    coalesce(province_name, '') AS province,
    coalesce(service_type, '') AS service_type,
    coalesce(facility_class, '') AS facility_class,
    coalesce(severity_group, '') AS severity,
    array_to_string(flags, '+') AS flags,
    coalesce(inacbg_group, '') AS inacbg_group,
    los <= 1 AS is_short,
    CAST(round(1000 * ln(greatest(amount_claimed, 1))) AS BIGINT) AS amount,
    CASE WHEN tariff_amount > 0 THEN CAST(round(1000 * ln(greatest(amount_claimed, 1) / tariff_amount)) AS BIGINT) END AS ratio
  FROM qc_claims
)
SELECT
  province, service_type, facility_class, severity, flags, inacbg_group,
  count(*) AS n,
  count(*) FILTER (is_short) AS short_stays,
  CAST(sum(amount) AS BIGINT) AS amount,
  CAST(sum(amount * amount) AS BIGINT) AS amount_squares,
  count(ratio) AS priced,
  CAST(coalesce(sum(ratio), 0) AS BIGINT) AS ratio,
  CAST(coalesce(sum(ratio * ratio), 0) AS BIGINT) AS ratio_squares
FROM claims
GROUP BY ALL
ORDER BY ALL
