-- grain: one component in outpatient or inpatient care; the claims of the run that show it
CREATE TABLE component_rates AS
SELECT k.service, b.component, CAST(count(*) AS INTEGER) AS n
FROM shown_before AS b
JOIN position_keys AS k USING (claim_no)
GROUP BY ALL
ORDER BY ALL
