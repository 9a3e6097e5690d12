SELECT DISTINCT coalesce(getvariable('layout_reasons')[error_type], 'RECORD_UNREADABLE') AS reason_code
FROM reject_errors
WHERE scan_id = getvariable('scan_id')
ORDER BY reason_code
