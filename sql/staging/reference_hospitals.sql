INSERT INTO reference_hospitals
WITH listed AS (
  SELECT
    trim(name) AS name,
    CASE WHEN regexp_full_match(trim(hospital_code), '[1-9][0-9]{6}') THEN left(trim(hospital_code), 4) END AS district_code,
    clean_text(district) AS district_name,
    upper(trim(class)) AS class,
    lower(trim(kind)) AS kind,
    upper(trim(ownership)) AS ownership
  FROM raw
  WHERE trim(name) <> ''
)
SELECT
  name,
  district_code,
  district_name,
  list_concat(
    CASE WHEN regexp_full_match(class, '[A-D]( PRATAMA)?') THEN ['RS Kelas ' || left(class, 1), 'RS Swasta Setara Type ' || left(class, 1)] ELSE [] END,
    CASE
      WHEN NOT contains(kind, 'khusus') THEN []
      WHEN contains(kind, 'ibu dan anak') THEN ['Khusus Ibu dan Anak']
      WHEN contains(kind, 'jiwa') THEN ['Khusus Jiwa']
      WHEN contains(kind, 'mata') THEN ['Khusus Mata']
      WHEN contains(kind, 'gigi') THEN ['Khusus Gigi dan Mulut']
      WHEN contains(kind, 'bedah') THEN ['Khusus Bedah']
      WHEN contains(kind, 'jantung') THEN ['Khusus Jantung']
      WHEN contains(kind, 'paru') THEN ['Khusus Paru']
      WHEN contains(kind, 'orthopedi') THEN ['Khusus Tulang']
      WHEN contains(kind, 'kanker') THEN ['Khusus Kanker Onkologi']
      WHEN contains(kind, 'kusta') THEN ['Khusus Kusta']
      WHEN contains(kind, 'stroke') THEN ['Khusus Stroke']
      ELSE ['Khusus Lain']
    END
  ),
  CASE
    WHEN ownership IN ('', '-') OR ownership IS NULL THEN NULL
    WHEN starts_with(ownership, 'KEM') THEN 'Vertikal'
    WHEN starts_with(ownership, 'PEMPRO') THEN 'PemProv'
    WHEN starts_with(ownership, 'PEMK') THEN 'PemKab'
    WHEN ownership IN ('POLRI', 'TNI AD', 'TNI AL', 'TNI AU', 'BUMN') THEN ownership
    ELSE 'Swasta'
  END
FROM listed
