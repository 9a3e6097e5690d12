SELECT e.claim_no, e.nats >= 1000 * getvariable('least_nats') AND p.cost_excess >= getvariable('material_amount') AND p.cost_excess >= getvariable('material_share') * p.cost_median AS is_active
FROM rated_components AS e
JOIN claim_positions AS p USING (claim_no)
WHERE e.component = 'cost'
