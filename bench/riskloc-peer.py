"""Runs RiskLoc's own public program on a folder of its cases; prints one JSON object: file -> {found, seconds}.

usage: riskloc-peer.py PROGRAM_FOLDER CASES_FOLDER COUNT
"""
import json
import sys
import time
from pathlib import Path

program, cases, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
sys.path.insert(0, program)

from algorithms.riskloc import riskloc  # noqa: E402
from utils.evaluation import root_cause_postprocessing  # noqa: E402
from utils.run_utils import read_dataframe  # noqa: E402

answers = {}
for path in sorted(cases.glob("*.csv")):
    if path.stem == "injection_info" or len(answers) == count:
        continue
    frame, attributes, _, _ = read_dataframe(str(cases), path.stem, False, False)
    started = time.process_time()
    causes = riskloc(frame, attributes, risk_threshold=0.5, pep_threshold=0.02, n_remove=5)
    seconds = time.process_time() - started
    answers[path.stem] = {"found": [str(found) for found in root_cause_postprocessing(causes, "riskloc")], "seconds": seconds}
print(json.dumps(answers))
