-- the ids of `history_claims` in its order, many in one text
SELECT string_agg(replace(claim_id, chr(31), ''), chr(31) ORDER BY place) AS ids
FROM history_claims
GROUP BY place // 65536
ORDER BY place // 65536
