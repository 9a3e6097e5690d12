SET VARIABLE layout_reasons = map(getvariable('layout_error_types'), getvariable('layout_error_codes'))
