-- paid / claimed >= 0.95 in integers that hold any amount, so that no rounding decides
SELECT
  claim_no,
  amount_claimed > 0 AND 100 * CAST(amount_paid AS HUGEINT) >= 95 * CAST(amount_claimed AS HUGEINT) AND cost_zscore > 2 AS is_active
FROM claims_normalized
