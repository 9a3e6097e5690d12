SELECT e.claim_no, true AS is_active
FROM rated_components AS e
WHERE e.component = 'repeat'
UNION ALL
-- cannot be told without a patient
SELECT claim_no, NULL FROM claims_normalized WHERE patient_key IS NULL
