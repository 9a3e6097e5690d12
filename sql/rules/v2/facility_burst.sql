SELECT e.claim_no, e.nats >= 1000 * getvariable('least_nats') AS is_active
FROM rated_components AS e
WHERE e.component = 'week'
