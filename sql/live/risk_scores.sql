-- grain: one claim; it has no place in a worklist of its own
CREATE OR REPLACE TEMP VIEW risk_scores AS
SELECT * FROM combined_scores
