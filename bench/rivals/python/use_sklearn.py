"""scikit-learn. method: cd (lasso_path, Gram given when n > p), lars (exact), liblinear, saga; gcv modes for ridge."""
import numpy as np
import sklearn
from sklearn.linear_model import Lasso, LassoCV, LogisticRegression, RidgeCV, lars_path, lasso_path
from sklearn.model_selection import PredefinedSplit

from centre import centred

VERSION = f"scikit-learn {sklearn.__version__}"
MANY = 10**6


def fit(X, y, alpha, largest, loss, setting):
    if loss == "logistic" or setting["method"] == "lars":
        return path(X, y, np.array([alpha]), loss, setting)
    n, p = X.shape
    gram = n > p and isinstance(X, np.ndarray)
    model = Lasso(alpha=alpha, tol=float(setting["tol"]), max_iter=MANY, precompute=gram).fit(X, y)
    return model.intercept_, model.coef_


def path(X, y, alphas, loss, setting):
    if loss == "logistic":
        return logistic(X, y, alphas, setting)
    if not isinstance(X, np.ndarray):
        return warm_started(X, y, alphas, setting)
    n, p = X.shape
    Xc, yc, intercept = centred(X, y)
    if setting["method"] == "lars":
        W = lars(Xc, yc, alphas)
    else:
        tol = float(setting["tol"])
        options = {"tol": tol, "max_iter": MANY, "precompute": n > p, "copy_X": False}
        W = lasso_path(Xc, yc, alphas=alphas, **options)[1].T
    return intercept(W), W


def lars(Xc, yc, alphas):
    """The knots, and between them the line."""
    at, _, W = lars_path(Xc, yc, method="lasso", alpha_min=alphas[-1] * (1 - 1e-9), copy_X=False, max_iter=MANY)
    right = np.clip(np.searchsorted(-at, -alphas), 1, len(at) - 1)
    share = np.clip((at[right - 1] - alphas) / (at[right - 1] - at[right]), 0, 1)
    return (W[:, right - 1] * (1 - share) + W[:, right] * share).T


def warm_started(X, y, alphas, setting):
    model = Lasso(tol=float(setting["tol"]), max_iter=MANY, warm_start=True)
    fits = [model.set_params(alpha=alpha).fit(X, y) for alpha in alphas]
    rows = [(fit.intercept_, fit.coef_.copy()) for fit in fits]
    return np.array([b for b, _ in rows]), np.array([w for _, w in rows])


def logistic(X, y, alphas, setting):
    """C = 1 / (n alpha). liblinear penalises the intercept: its column is `liblinear S` instead of 1."""
    method = setting["method"]
    options = {"tol": float(setting["tol"]), "max_iter": 10**5, "random_state": 0}
    if method != "saga":
        options["intercept_scaling"] = float(method.removeprefix("liblinear "))
    solver = method.split()[0]
    model = LogisticRegression(l1_ratio=1, solver=solver, warm_start=solver == "saga", **options)
    b, W = [], []
    for alpha in alphas:
        model.set_params(C=1 / (len(y) * alpha)).fit(X, y)
        b.append(model.intercept_[0])
        W.append(model.coef_[0].copy())
    return np.array(b), np.array(W)


def cross_validate(task, setting, dry=False):
    if dry:
        return task.loss == "squared" and setting["method"] == "cd"
    split = PredefinedSplit(task.fold)
    gram = "auto" if not task.sparse else False
    options = {"tol": float(setting["tol"]), "max_iter": MANY, "precompute": gram}
    return LassoCV(alphas=task.alphas, cv=split, **options).fit(task.X, task.y).mse_path_.mean(axis=1)


def leave_one_out(task, setting):
    """RSS + a |w|^2 with one row left out is alpha = a / (n - 1)."""
    a = task.alphas * (task.n - 1)
    model = RidgeCV(alphas=a, gcv_mode=setting["method"], store_cv_results=True).fit(task.X, task.y)
    return model.cv_results_.reshape(task.n, len(a)).mean(axis=0)
