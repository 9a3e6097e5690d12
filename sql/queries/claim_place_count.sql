-- of how many claims queries/claim_places says where they stand
SELECT count(*) AS places
FROM claim_ranks
