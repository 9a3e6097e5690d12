-- grain: one claim of the batch that the run of the snapshot has too, as it stands there: one of those that the groups of peers were
-- made of. Live claims that a refresh took in have no record in a file. A place that a hash gave may be that of another claim
CREATE OR REPLACE TEMP TABLE copies AS
SELECT c.row_no, s.risk_rank, s.dx_primary_group, s.severity_group, s.facility_class, s.province_name, s.amount_claimed
FROM (SELECT unnest(from_json(given_text('places')::JSON, '[{"row_no": "INTEGER", "risk_rank": "INTEGER"}]'), recursive := true)) AS p
JOIN messages AS c ON c.row_no = p.row_no
JOIN claims_scored AS s ON s.risk_rank = p.risk_rank AND s.claim_id = c.claim_id
WHERE s.source_record > 0
