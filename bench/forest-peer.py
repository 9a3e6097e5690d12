"""scikit-learn's side of `npm run bench -- forest`: fits on the rows of a binary file, then scores as often as asked.

python3 bench/forest-peer.py FOLDER NAME

FOLDER/NAME.json: {"rows", "numeric": [names], "categorical": [{"name", "categories"}]}; NAME.f32 the numeric columns one after
the other, NAME.i8 the codes. Writes NAME-forest.json, answers {"fit": seconds} and then, to each line of standard input naming a
way of scoring, {"seconds"}; `save` writes the scores to NAME-scores.f64.
"""

import json
import pathlib
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import joblib
import numpy as np
import sklearn
from sklearn.ensemble import IsolationForest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "engine/isolation-forest/fixtures"))
from export_forest import export_forest  # noqa: E402

folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
about = json.loads((folder / f"{name}.json").read_text())
rows = about["rows"]
numeric = np.fromfile(folder / f"{name}.f32", dtype=np.float32).reshape(-1, rows)
codes = np.fromfile(folder / f"{name}.i8", dtype=np.int8).reshape(-1, rows)
hot = [codes[k] == c for k, column in enumerate(about["categorical"]) for c in range(len(column["categories"]))]
x = np.empty((rows, len(numeric) + len(hot)), dtype=np.float32)
for k, column in enumerate([*numeric, *hot]):
    x[:, k] = column

sklearn.set_config(assume_finite=True)
started = time.perf_counter()
forest = IsolationForest(n_estimators=200, max_samples=256, random_state=1).fit(x)
fit = time.perf_counter() - started
features = [{"kind": "numeric", "name": column} for column in about["numeric"]]
features += [{"kind": "categorical", **column} for column in about["categorical"]]
(folder / f"{name}-forest.json").write_text(json.dumps(export_forest(forest, features)))


def by_joblib_threads():
    with joblib.parallel_backend("threading", n_jobs=2):
        return forest.score_samples(x)


def by_halves():
    half = rows // 2
    with ThreadPoolExecutor(2) as pool:
        return np.concatenate(list(pool.map(forest.score_samples, [x[:half], x[half:]])))


ways = {"one core": lambda: forest.score_samples(x), "joblib threads": by_joblib_threads, "halves in threads": by_halves}


def answer(value):
    print(json.dumps(value), flush=True)


answer({"fit": fit, "version": sklearn.__version__, "columns": x.shape[1]})
for line in sys.stdin:
    way = line.strip()
    if way == "save":
        (-forest.score_samples(x)).astype(np.float64).tofile(folder / f"{name}-scores.f64")
        answer({"seconds": 0})
        continue
    started = time.perf_counter()
    ways[way]()
    answer({"seconds": time.perf_counter() - started})
