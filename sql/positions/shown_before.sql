-- grain: one claim and one component that is counted of it: of a claim of the run what it shows itself, by its weight
CREATE OR REPLACE TEMP VIEW shown_before AS
SELECT s.claim_no, s.component, component_weight(s.nats) AS weight
FROM shown_components AS s
JOIN position_keys AS k USING (claim_no)
WHERE k.is_of_run
