-- Claims of low severity that cost more than nine in ten of their peers, whatever the ruleset. Grain: a claim.
SELECT
  *,
  amount_claimed - peer_p90 AS excess_amount,
  round(amount_claimed / peer_p90, 6) AS excess_ratio
FROM matching_claims
WHERE severity_group = 'ringan' AND amount_claimed > peer_p90
