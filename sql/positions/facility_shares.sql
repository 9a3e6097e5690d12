-- grain: one component in outpatient or inpatient care of one facility; the claims of the run that show it, by their weights
CREATE TABLE facility_shares AS
SELECT k.facility_service, b.component, CAST(sum(b.weight) AS BIGINT) AS weight
FROM shown_before AS b
JOIN position_keys AS k USING (claim_no)
WHERE k.facility_service IS NOT NULL
GROUP BY ALL
ORDER BY ALL
