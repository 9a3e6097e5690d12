-- grain: one claim, as the forest scored it
CREATE OR REPLACE TEMP TABLE forest_scores AS
SELECT score.claim_no, score.anomaly_score, score.ml_score_normalized
FROM (SELECT unnest(from_json(given_text('scores')::JSON, '[{"claim_no": "INTEGER", "anomaly_score": "DOUBLE", "ml_score_normalized": "DOUBLE"}]')) AS score)
