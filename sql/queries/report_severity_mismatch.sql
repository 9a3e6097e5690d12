-- Claims of low severity that cost more than nine in ten of their peers. Grain: a claim. The rule
-- severity_mismatch of the ruleset decides; $severity_mask is 0 where the ruleset does not have it.
SELECT
  *,
  amount_claimed - peer_p90 AS excess_amount,
  round(amount_claimed / peer_p90, 6) AS excess_ratio
FROM matching_claims
WHERE flag_mask & $severity_mask::INTEGER <> 0
