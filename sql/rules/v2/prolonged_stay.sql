SELECT e.claim_no, e.nats >= 1000 * getvariable('least_nats') AND p.stay_excess >= getvariable('material_days') AS is_active
FROM rated_components AS e
JOIN claim_positions AS p USING (claim_no)
WHERE e.component = 'stay'
