-- grain: one claim of the batch, with the sums and order statistics of the claims of the snapshot that are its peers
CREATE OR REPLACE TEMP VIEW claims_compared AS
SELECT c.*, p.peer_level, p.peer_key, p.n AS peer_n, p.amount_sum AS others_sum, p.amount_square_sum AS others_square_sum, p.p90_low, p.p90_high
FROM claims_kept AS c
LEFT JOIN peers_of_claims AS p USING (row_no)
