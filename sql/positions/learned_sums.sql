-- grain: one claim to which decisions of auditors add something, or take from it: in thousandths of a log odds, so that sums are exact in any order
CREATE OR REPLACE TEMP TABLE learned_sums AS
SELECT claim_no, CAST(sum(learned) AS INTEGER) AS learned
FROM (
  SELECT r.claim_no, CAST(round(r.nats * w.weight) AS INTEGER) AS learned
  FROM rated_components AS r
  JOIN learned_weights AS w ON w.feature = 'own:' || r.component
  UNION ALL
  SELECT r.claim_no, CAST(round(r.facility_nats * w.weight) AS INTEGER)
  FROM rated_components AS r
  JOIN learned_weights AS w ON w.feature = 'facility:' || r.component
  UNION ALL
  SELECT c.claim_no, CAST(round(1000 * w.weight) AS INTEGER)
  FROM claims_normalized AS c
  JOIN learned_weights AS w ON w.feature = 'at:' || c.facility_key
)
GROUP BY claim_no
