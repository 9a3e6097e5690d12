-- What a snapshot says of its claims, laid in memory for as long as live claims are compared with it.

-- grain: one facility
CREATE TEMP TABLE snapshot_facilities AS
SELECT facility_key, is_facility_ambiguous, facility_name
FROM facilities;

-- grain: one group of peers
CREATE TEMP TABLE peer_groups AS
SELECT peer_level, peer_key, dx_primary_group, severity_group, facility_class, province_name, n, amount_sum, amount_square_sum, p90_low, p90_high, others_low, others_middle, others_high
FROM peer_groups
