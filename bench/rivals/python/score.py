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


def loss_of(task, Z):
    """The mean loss at Z (n x outputs); Poisson's less its saturated value, so that F(0, b0) is a scale."""
    y, q = task.y, task.parameter
    r = y - Z[:, 0]
    if task.loss == "absolute":
        return np.mean(np.abs(r))
    if task.loss == "quantile":
        return np.mean(np.maximum(q * r, (q - 1) * r))
    if task.loss == "huber":
        u = np.clip(r, -q, q)
        return np.mean(u * r - u * u / 2)
    if task.loss == "poisson":
        return np.mean(np.exp(Z[:, 0]) - y * Z[:, 0] - y + y * np.log(np.maximum(y, 1)))
    top = Z.max(axis=1)
    return np.mean(top + np.log(np.exp(Z - top[:, None]).sum(axis=1)) - Z[np.arange(task.n), y.astype(int)])


def null_of(task):
    """F(0, b0)."""
    y, q = task.y, task.parameter
    if task.loss == "softmax":
        shares = np.bincount(y.astype(int)) / task.n
        return loss_of(task, np.tile(np.log(shares), (task.n, 1)))
    if task.loss == "poisson":
        b = np.log(y.mean())
    elif task.loss == "huber":
        b = np.median(y)
        for _ in range(1000):
            b += np.clip(y - b, -q, q).mean()
    else:
        b = np.quantile(y, 0.5 if task.loss == "absolute" else q, method="inverted_cdf")
    return loss_of(task, np.full((task.n, 1), b))


def of_loss(task, answer, verb):
    rows = answer.reshape(task.outputs, task.p + 1)
    b, W = rows[:, 0], np.ascontiguousarray(rows[:, 1:])
    alpha = task.alphas[task.penalties.index(verb)]
    penalty = np.abs(W).sum() if verb == "l1" else (W**2).sum() / 2
    F = float(loss_of(task, task.X @ W.T + b) + alpha * penalty)
    return {"objectives": [F], "null": float(null_of(task)), "nonzero": int((W != 0).sum())}


def scored(folder, answer, verb, count):
    task = task_of(folder)
    if not task.many and task.penalties:
        return of_loss(task, answer, verb)
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
