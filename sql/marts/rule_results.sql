INSERT INTO rule_results
SELECT claim_no, $rule_no, is_active
FROM rule_result
WHERE is_active IS NOT FALSE
