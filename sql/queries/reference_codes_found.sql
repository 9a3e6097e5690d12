-- Codes of the lists whose code starts as asked and whose name holds every word. A NULL parameter does not
-- ask. Grain: system, code.
SELECT list AS system, code, label
FROM reference_codes
WHERE ($system::VARCHAR IS NULL OR list = $system)
  AND ($code::VARCHAR IS NULL OR starts_with(replace(code, '.', ''), $code))
  AND len(list_filter($words::VARCHAR[], lambda word: NOT contains(lower(label), word))) = 0
ORDER BY list, code
