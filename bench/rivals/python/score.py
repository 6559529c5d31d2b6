"""The one scorer: exact objectives of everybody's coefficients, by NumPy on the data that all were given.

A request on stdin, `folder <tab> file <tab> verb <tab> count`, is answered by one line of JSON.
"""
import functools
import json
import sys

import numpy as np

from data import load


def mean_loss(loss, y, Z):
    if loss == "squared":
        return np.mean((y - Z) ** 2, axis=0) / 2
    s = np.where(y > 0, 1.0, -1.0)
    return np.mean(np.logaddexp(0, -s * Z), axis=0)


def null_loss(task):
    mean = task.y.mean()
    z = mean if task.loss == "squared" else np.log(mean / (1 - mean))
    return float(mean_loss(task.loss, task.y[:, None], np.full((task.n, 1), z))[0])


def of_path(task, answer, alphas):
    rows = answer.reshape(len(alphas), task.p + 1)
    b, W = rows[:, 0], np.ascontiguousarray(rows[:, 1:])
    F = mean_loss(task.loss, task.y[:, None], task.X @ W.T + b) + alphas * np.abs(W).sum(axis=1)
    return {"objectives": F.tolist(), "null": null_loss(task), "nonzero": int((W[-1] != 0).sum())}


def of_many(task, answer, count):
    rows = answer.reshape(-1, task.p + 1)[:count]
    F, null = [], []
    for k, row in enumerate(rows):
        r = task.y[k] - task.X[k] @ row[1:] - row[0]
        F.append(r @ r / (2 * task.n) + task.alphas[k] * np.abs(row[1:]).sum())
        null.append(np.var(task.y[k]) / 2)
    return {"objectives": F, "null": null}


def exact_leave_one_out(task):
    """For every alpha the mean squared error of each row by the fit without it: r_i / (1 - h_i)."""
    X, y, n = task.X - task.X.mean(axis=0), task.y - task.y.mean(), task.n
    U, s, _ = np.linalg.svd(X, full_matrices=False)
    a = task.alphas[:, None] * (n - 1)
    shrink = s**2 / (s**2 + a)
    fitted = (shrink * (U.T @ y)) @ U.T
    leverage = 1 / n + shrink @ (U.T**2)
    return np.mean(((y - fitted) / (1 - leverage)) ** 2, axis=1)


def scored(folder, answer, verb, count):
    task = task_of(folder)
    if verb == "many":
        return of_many(task, answer, count)
    if verb == "loo":
        exact = exact_of(folder)
        return {"deviation": float(np.max(np.abs(answer - exact) / exact))}
    if verb == "cv":
        return {"curve": answer.tolist()}
    return of_path(task, answer, alphas_of[verb](task))


alphas_of = {
    "path": lambda task: task.alphas,
    "fit10": lambda task: task.alphas[:1] / 10,
    "fit100": lambda task: task.alphas[:1] / 100,
}
task_of = functools.lru_cache(maxsize=2)(load)
exact_of = functools.lru_cache(maxsize=2)(lambda folder: exact_leave_one_out(task_of(folder)))

print(f"NumPy {np.__version__}, Python {sys.version.split()[0]}", flush=True)
for line in sys.stdin:
    folder, file, verb, count = line.rstrip("\n").split("\t")
    try:
        result = scored(folder, np.fromfile(file), verb, int(count))
        text = json.dumps(result, allow_nan=False)
    except Exception as error:  # an answer of the wrong length or not finite is the rival's failure, not ours
        text = json.dumps({"error": f"no valid answer: {error}"})
    print(text, flush=True)
