-- Amounts claimed in each cell of profile_cases, $cases naming its services and diagnoses: amounts that are common in their cell
-- (of $smallest claims and more, and of a fiftieth of its claims) alone, the others in up to 20 bands of equal size. Bands of
-- few claims are left to the reader to put together. Grain: service_type, dx, severity, class, low, high.
WITH counted AS (
  SELECT service_type, dx_primary_code AS dx, severity_group AS severity, facility_class, amount_claimed AS amount, count(*) AS n
  FROM claims_normalized
  SEMI JOIN (SELECT unnest($cases::VARCHAR[]) AS name) AS cases ON cases.name = service_type || ' ' || dx_primary_code
  WHERE severity_group IS NOT NULL AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
  GROUP BY ALL
),
cells AS (
  SELECT *, sum(n) OVER (PARTITION BY service_type, dx, severity, facility_class) AS class_n
  FROM counted
),
amounts AS (
  SELECT service_type, dx, severity, CASE WHEN class_n >= $smallest THEN facility_class END AS class, amount, CAST(sum(n) AS BIGINT) AS n
  FROM cells
  GROUP BY ALL
),
marked AS (
  SELECT *, n >= $smallest AND n * 50 >= sum(n) OVER (PARTITION BY service_type, dx, severity, class) AS is_common
  FROM amounts
),
placed AS (
  SELECT
    *,
    sum(n) OVER kind AS kind_n,
    sum(n) OVER (kind ORDER BY amount) - n AS n_below
  FROM marked
  WINDOW kind AS (PARTITION BY service_type, dx, severity, class, is_common)
),
banded AS (
  SELECT
    service_type, dx, severity, class, is_common, amount, n,
    CASE WHEN is_common THEN amount ELSE n_below * least(20, greatest(1, kind_n // $smallest)) // kind_n END AS band
  FROM placed
)
SELECT service_type, dx, severity, class, min(amount) AS low, max(amount) AS high, CAST(sum(n) AS BIGINT) AS n
FROM banded
GROUP BY service_type, dx, severity, class, is_common, band
ORDER BY service_type, dx, severity, class NULLS LAST, low, high, is_common
