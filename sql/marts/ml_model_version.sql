INSERT INTO ml_model_versions
VALUES ($model_version, $content_hash, CAST($trained_at AS TIMESTAMP), $rows, $seed, $contamination, $features, $score_low, $score_high)
