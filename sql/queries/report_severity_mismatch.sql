-- Claims of low severity that cost more than nine in ten of their peers. Grain: a claim. The rule
-- severity_mismatch of the ruleset decides.
SELECT
  *,
  amount_claimed - peer_p90 AS excess_amount,
  round(amount_claimed / peer_p90, 6) AS excess_ratio
FROM matching_claims
WHERE flag_mask <> 0 AND list_contains(flags, 'severity_mismatch')
