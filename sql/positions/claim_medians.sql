-- grain: one claim; the medians that it is compared with, and by how much it is above or below them
CREATE OR REPLACE TEMP VIEW claim_medians AS
SELECT claim_no, cost_cell, cost_n, cost_median, cost_excess, stay_cell, stay_n, stay_median, stay_excess, stay_shortfall
FROM claim_positions
