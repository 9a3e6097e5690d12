-- grain: one decision; what was known of its claim when it was decided, and the label that it gives: 1 where the claim was rejected or at least three
-- tenths of it were taken off, 0 where it was approved or at most a tenth was, NULL between, which is learned from by nobody. Of a claim the latest
-- decision counts. risk_score and its like are those that the auditor saw
CREATE OR REPLACE VIEW claims_feedback_monitor AS
SELECT
  o.* EXCLUDE (evidence),
  CASE WHEN o.decision = 'rejected' OR o.correction_ratio >= 0.3 THEN 1 WHEN o.decision = 'approved' OR o.correction_ratio <= 0.1 THEN 0 END AS label,
  o.seq = max(o.seq) OVER (PARTITION BY o.claim_id) AS is_latest,
  substr(o.decided_at, 1, 7) AS decided_month,
  CASE WHEN o.reviewer <> first_value(o.reviewer) OVER (PARTITION BY o.claim_id ORDER BY o.seq) THEN 'second_review' ELSE CAST(o.evidence ->> 'selection' AS VARCHAR) END AS selection,
  CAST(o.evidence ->> 'model_version' AS VARCHAR) AS model_version,
  CAST(o.evidence ->> 'ruleset_version' AS VARCHAR) AS ruleset_version,
  CAST(o.evidence ->> 'risk_rank' AS INTEGER) AS risk_rank,
  CAST(o.evidence ->> 'risk_score' AS DOUBLE) AS risk_score,
  CAST(o.evidence ->> 'rule_score' AS DOUBLE) AS rule_score,
  CAST(o.evidence ->> 'ml_score_normalized' AS DOUBLE) AS ml_score_normalized,
  coalesce(CAST(o.evidence -> 'flags' AS VARCHAR[]), []) AS flags,
  CAST(o.evidence ->> 'amount_claimed' AS DECIMAL(18, 2)) AS amount_claimed,
  CAST(o.evidence ->> 'facility_key' AS VARCHAR) AS facility_key,
  CAST(o.evidence ->> 'facility_class' AS VARCHAR) AS facility_class,
  CAST(o.evidence ->> 'province_name' AS VARCHAR) AS province_name,
  CAST(o.evidence ->> 'service_type' AS VARCHAR) AS service_type
FROM audit_outcomes AS o
