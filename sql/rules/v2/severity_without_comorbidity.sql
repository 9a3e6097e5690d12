SELECT e.claim_no, true AS is_active
FROM rated_components AS e
WHERE e.component = 'grave_alone'
