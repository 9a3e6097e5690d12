-- grain: one live claim, in the order in which they came in, which is that of the table; one that came again while they were read
-- counts as it came last. Rows go through one after the other: only the numbers are looked at together.
SELECT *
FROM stream_claims
WHERE live_seq NOT IN (
    SELECT live_seq
    FROM stream_claims
    QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY live_seq DESC) > 1
)
