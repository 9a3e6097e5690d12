-- grain: one claim; none, as this ruleset does not place claims among the others
CREATE OR REPLACE TEMP VIEW claim_medians AS
SELECT
  CAST(NULL AS INTEGER) AS claim_no,
  CAST(NULL AS VARCHAR) AS cost_cell, CAST(NULL AS INTEGER) AS cost_n, CAST(NULL AS BIGINT) AS cost_median, CAST(NULL AS BIGINT) AS cost_excess,
  CAST(NULL AS VARCHAR) AS stay_cell, CAST(NULL AS INTEGER) AS stay_n, CAST(NULL AS INTEGER) AS stay_median, CAST(NULL AS INTEGER) AS stay_excess, CAST(NULL AS INTEGER) AS stay_shortfall
WHERE false
