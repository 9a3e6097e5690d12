-- each row is a law that the scores of a ruleset whose scores combine to the largest break
SELECT count(*) || ' claims have a risk score that is not the larger of rule and model score' AS failure
FROM claims_scored
WHERE risk_score IS DISTINCT FROM greatest(rule_score, ml_score_normalized)
HAVING count(*) > 0
