-- grain: one feature; what decisions of auditors say of it, from $weights as JSON. base, surprise, slope and shift are always among them; no row
-- at all where the ruleset alone ranks
CREATE TABLE learned_weights AS
SELECT w.feature, w.weight
FROM (SELECT unnest(from_json(CAST($weights AS JSON), '[{"feature": "VARCHAR", "weight": "DOUBLE"}]')) AS w)
ORDER BY w.feature
