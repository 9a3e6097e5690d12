-- grain: one key: outpatient or inpatient care as a whole, and that of a facility; the surprise of the claims of the run
CREATE TABLE surprise_totals AS
SELECT key, CAST(sum(counted) AS BIGINT) AS counted
FROM (
  SELECT k.service AS key, b.counted FROM counted_before AS b JOIN position_keys AS k USING (claim_no)
  UNION ALL
  SELECT k.facility_service, b.counted FROM counted_before AS b JOIN position_keys AS k USING (claim_no) WHERE k.facility_service IS NOT NULL
)
GROUP BY key
ORDER BY key
