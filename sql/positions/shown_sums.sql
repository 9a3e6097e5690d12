-- grain: one claim; the surprise of what it shows itself, in thousandths of a nat, and how much of it counts for its facility
CREATE OR REPLACE TEMP TABLE shown_sums AS
SELECT k.claim_no, coalesce(s.shown, 0) AS shown, least(8000, coalesce(s.shown, 0)) AS counted, coalesce(s.of_facility, 0) AS of_facility
FROM placed_keys AS k
LEFT JOIN (SELECT claim_no, CAST(sum(nats) AS INTEGER) AS shown, CAST(sum(facility_nats) AS INTEGER) AS of_facility FROM rated_components GROUP BY claim_no) AS s USING (claim_no)
