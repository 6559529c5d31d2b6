"""What is asked of every rival, in terms of its one routine path(X, y, alphas, loss, setting) -> intercepts, rows of w.

Of the losses it is solve(task, method, tol) in use_NAME_losses.py, the task with its alpha and l1_ratio.
"""
import importlib

import numpy as np

from data import load, train


def prepare(rival, folder, work, request):
    """The timed call, with the data in the layout the rival prefers."""
    if "task" not in work:
        work["task"] = load(folder)
    task, verb = work["task"], request["verb"]
    if task.penalties:
        task.alpha, task.l1_ratio = task.alphas[task.penalties.index(verb)], float(verb == "l1")
        losses = importlib.import_module(f"{rival.__name__}_losses")
        if not work.get("arranged") and hasattr(losses, "arrange"):
            losses.arrange(task)
        work["arranged"] = True
        return lambda: joined(*losses.solve(task, request["method"], float(request["tol"])))
    alphas = task.alphas
    if verb in ("fit10", "fit100"):
        largest = alphas[0] / (10 if verb == "fit10" else 100)
        return lambda: joined(*rival.fit(task.X, task.y, largest, alphas[0], task.loss, request))
    if verb == "path":
        return lambda: joined(*rival.path(task.X, task.y, alphas, task.loss, request))
    if verb == "cv":
        own = getattr(rival, "cross_validate", None)
        if own and own(task, request, dry=True):
            return lambda: own(task, request)
        return lambda: by_folds(rival, task, request)
    if verb == "many":
        count = int(request["count"])
        return lambda: np.concatenate(
            [joined(*rival.fit(task.X[k], task.y[k], alphas[k], 10 * alphas[k], task.loss, request)) for k in range(count)]
        )
    return lambda: rival.leave_one_out(task, request)


def joined(b, W):
    return np.column_stack([np.atleast_1d(b), np.atleast_2d(W)])


def by_folds(rival, task, request):
    """The curve of mean held-out losses, and a path on all rows as every cross-validation ends with one."""
    total = np.zeros(len(task.alphas))
    for k in range(5):
        fold, X, y = train(task, k)
        b, W = rival.path(fold.X, fold.y, task.alphas, task.loss, request)
        Z = X @ np.ascontiguousarray(W.T) + b
        if task.loss == "squared":
            total += ((y[:, None] - Z) ** 2).sum(axis=0)
        else:
            total += 2 * np.logaddexp(0, -np.where(y > 0, 1.0, -1.0)[:, None] * Z).sum(axis=0)
    rival.path(task.X, task.y, task.alphas, task.loss, request)
    return total / task.n
