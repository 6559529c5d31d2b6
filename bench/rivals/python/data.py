"""A stored task: meta.txt beside raw little-endian files."""
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import scipy.sparse as sp


def load(folder):
    folder = Path(folder)
    meta = dict(line.split("\t") for line in (folder / "meta.txt").read_text().splitlines())
    n, p = int(meta["rows"]), int(meta["cols"])
    read = lambda name, kind=np.float64: np.fromfile(folder / name, dtype=kind)
    task = SimpleNamespace(loss=meta["loss"], n=n, p=p, y=read("y.f64"), alphas=read("alphas.f64"))
    values = read("values.f64")
    task.many = int(meta.get("many", 0))
    task.sparse = meta.get("sparse") == "1"
    task.penalties = meta.get("penalties", "").split()
    if task.many:
        task.X = values.reshape(task.many, p, n).transpose(0, 2, 1)  # every problem column-major
        task.y = task.y.reshape(task.many, n)
        return task
    if task.penalties:
        task.X, task.parameter, task.outputs = values.reshape(p, n).T, float(meta["parameter"]), int(meta["outputs"])
        return task
    task.fold = read("fold.i32", np.int32)
    if task.sparse:
        task.X = sp.csc_matrix((values, read("indices.i32", np.int32), read("indptr.i32", np.int32)), (n, p))
    else:
        task.X = values.reshape(p, n).T
    return task


def train(task, k):
    """The task without the rows of fold k, and the rows held out: part of what cross-validation costs."""
    keep, out = np.flatnonzero(task.fold != k), np.flatnonzero(task.fold == k)
    rows = task.X.tocsr() if task.sparse else task.X
    X = rows[keep].tocsc() if task.sparse else np.asfortranarray(rows[keep])
    fold = SimpleNamespace(**{**vars(task), "X": X, "y": task.y[keep], "n": len(keep)})
    return fold, rows[out], task.y[out]
