-- The decisions with their labels, in their order.
SELECT
  claim_id, seq, decided_at, decided_month, reviewer, decision, correction_ratio, reason, label, is_latest, selection, risk_rank, risk_score, flags,
  facility_class, province_name, ruleset_version
FROM claims_feedback_monitor
ORDER BY seq
