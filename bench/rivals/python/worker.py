"""python worker.py NAME: the rival NAME as a process. A request is one line of key=value fields; `ms` is timed here: the median of `repeat` calls."""
import importlib
import os
import statistics
import sys
import time
import traceback
import warnings

warnings.filterwarnings("ignore")
sys.path.insert(0, os.path.dirname(__file__))
answers = os.fdopen(os.dup(1), "w")  # libraries may print on stdout
os.dup2(2, 1)
import numpy as np  # noqa: E402
from verbs import prepare  # noqa: E402

name = sys.argv[1]
rival = importlib.import_module(f"use_{name}")
print(rival.VERSION, file=answers, flush=True)
kept = {}

for line in sys.stdin:
    request = dict(field.split("=", 1) for field in line.rstrip("\n").split("\t"))
    try:
        folder = request["folder"]
        if folder not in kept:
            kept.clear()
        work = kept.setdefault(folder, {})
        run = prepare(rival, folder, work, request)
        times = []
        for _ in range(int(request["repeat"])):
            started = time.perf_counter()
            answer = run()
            times.append((time.perf_counter() - started) * 1e3)
        ms = statistics.median(times)
        np.ascontiguousarray(answer, dtype=np.float64).tofile(request["out"])
        print(f"ok\t{ms}", file=answers, flush=True)
    except Exception as error:
        traceback.print_exc()
        print("error\t" + f"{type(error).__name__}: {error}".replace("\n", " ")[:200], file=answers, flush=True)
