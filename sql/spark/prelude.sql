-- Macros of sql/prelude.sql that Spark works out otherwise; a test holds both to the same rows

CREATE OR REPLACE TEMP MACRO facility_key(claim_id) AS
  CASE WHEN length(claim_id) > 11 THEN substring(claim_id, 1, length(claim_id) - 11) END;

-- Spark rounds the shortest text of a number; DuckDB the number, times a power of ten, half away from zero
CREATE OR REPLACE TEMP MACRO hundredths(x) AS CAST(CAST(round(x * CAST(100 AS DOUBLE)) AS DECIMAL(20, 0)) * CAST('0.01' AS DECIMAL(3, 2)) AS DECIMAL(18, 2));

CREATE OR REPLACE TEMP MACRO peer_p90(n, low, high) AS
  CAST(low + (high - low) * CAST(9 * (n - 1) % 10 AS DECIMAL(18, 1)) * CAST('0.1' AS DECIMAL(2, 1)) AS DECIMAL(18, 1));

CREATE OR REPLACE TEMP MACRO years_between(born, day) AS
  CASE WHEN born <= day THEN year(day) - year(born) - CASE WHEN 100 * month(day) + dayofmonth(day) < 100 * month(born) + dayofmonth(born) THEN 1 ELSE 0 END END;
