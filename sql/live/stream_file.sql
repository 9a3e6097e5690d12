-- grain: one live claim, in the order in which they came in; one that came again while they were read counts as it came last
SELECT *
FROM stream_claims
QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY live_seq DESC) = 1
ORDER BY live_seq
