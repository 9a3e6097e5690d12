DELETE FROM claims_staged WHERE file_no = $file_no
