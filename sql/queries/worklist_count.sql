-- How many claims pass the filters of the worklist. One row.
SELECT count(*) AS total
FROM matching_claims
