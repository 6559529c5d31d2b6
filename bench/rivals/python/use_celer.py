"""celer: working sets. Its logistic regression has no intercept, so it stands for the squared loss alone."""
import celer
import numpy as np
import scipy.sparse as sp
from celer import LassoCV, celer_path
from sklearn.model_selection import PredefinedSplit

from centre import centred

VERSION = f"celer {celer.__version__}"


def fit(X, y, alpha, largest, loss, setting):
    return path(X, y, np.array([alpha]), loss, setting)


def path(X, y, alphas, loss, setting):
    options = {"alphas": alphas, "tol": float(setting["tol"]), "max_iter": 200, "prune": 1}
    if sp.issparse(X):
        x_mean, y_mean = np.asarray(X.mean(axis=0)).ravel(), y.mean()
        offset = {"X_offset": x_mean, "X_scale": np.ones_like(x_mean)}
        W = celer_path(X, y - y_mean, "lasso", **offset, **options)[1].T
        return y_mean - W @ x_mean, W
    Xc, yc, intercept = centred(X, y)
    W = celer_path(Xc, yc, "lasso", **options)[1].T
    return intercept(W), W


def cross_validate(task, setting, dry=False):
    if dry:
        return not task.sparse
    options = {"tol": float(setting["tol"]), "max_iter": 200, "cv": PredefinedSplit(task.fold)}
    return LassoCV(alphas=task.alphas, prune=True, **options).fit(task.X, task.y).mse_path_.mean(axis=1)
