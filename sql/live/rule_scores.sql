-- grain: one claim, as its rules were told before the forest looked at it
CREATE OR REPLACE TEMP TABLE rule_scores AS
SELECT score.claim_no, score.flag_mask, score.missing_mask, score.rule_score
FROM (SELECT unnest(from_json(given_text('scores')::JSON, '[{"claim_no": "INTEGER", "flag_mask": "INTEGER", "missing_mask": "INTEGER", "rule_score": "DOUBLE"}]')) AS score)
