-- the scan of the statement that read the file, if it refused anything; a later statement may read the file again
SET VARIABLE scan_id = (SELECT max(scan_id) FROM reject_scans WHERE file_path = getvariable('file_path'))
