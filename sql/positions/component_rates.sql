-- grain: one component in outpatient or inpatient care; the claims of the run that show it, by their weights
CREATE TABLE component_rates AS
SELECT k.service, b.component, CAST(sum(b.weight) AS BIGINT) AS weight
FROM shown_before AS b
JOIN position_keys AS k USING (claim_no)
GROUP BY ALL
ORDER BY ALL
