-- paid / claimed >= 0.95 in integers, so that no rounding decides
SELECT claim_no, amount_claimed > 0 AND 100 * amount_paid >= 95 * amount_claimed AND cost_zscore > 2 AS is_active
FROM claims_normalized
