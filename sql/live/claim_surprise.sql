-- grain: one claim, as it was placed before the forest looked at it
CREATE OR REPLACE TEMP TABLE claim_surprise AS
SELECT score.claim_no, score.shown, score.surprise, score.learned
FROM (SELECT unnest(from_json(given_text('scores')::JSON, '[{"claim_no": "INTEGER", "shown": "INTEGER", "surprise": "INTEGER", "learned": "INTEGER"}]')) AS score)
