-- What a snapshot of a ruleset that adds up surprise keeps of it, in the order of claims.

-- grain: one claim and one component that it shows; its weight is what its facility and all claims count of it
CREATE TABLE claim_evidence AS
SELECT claim_no, component, nats, weight, facility_nats
FROM rated_components
ORDER BY claim_no, component;

-- grain: one claim; its sums, and where it stands among the others. The medians are in claims_scored
CREATE TABLE claim_surprises AS
SELECT s.claim_no, s.shown, s.surprise, s.learned, p.cost_z, p.stay_z, p.day_z, p.procedure_nats, p.inacbg_nats, p.topup_nats, p.record_nats, p.week_nats
FROM claim_surprise AS s
JOIN claim_positions AS p USING (claim_no)
ORDER BY s.claim_no
