-- Share of the training claims that the model calls strange. No row or one.
SELECT contamination
FROM ml_model_versions
WHERE model_version = $model_version
