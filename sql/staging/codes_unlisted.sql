-- a class or province that no list knows is none: it would make a peer group of its own, without a name
UPDATE claims_staged
SET
  class_code = CASE WHEN list_contains(getvariable('listed_FKL09'), class_code) THEN class_code END,
  province_code = CASE WHEN list_contains(getvariable('listed_FKL05'), province_code) THEN province_code END
WHERE NOT list_contains(getvariable('listed_FKL09'), class_code) OR NOT list_contains(getvariable('listed_FKL05'), province_code)
