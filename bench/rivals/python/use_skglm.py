"""skglm: AndersonCD for the squared loss, ProxNewton for the logistic. Its tol is absolute: ours is a share of alpha_max."""
import numpy as np
import skglm
from skglm.datafits import Logistic, Quadratic
from skglm.penalties import L1
from skglm.solvers import AndersonCD, ProxNewton

from centre import signs

VERSION = f"skglm {skglm.__version__}"


def fit(X, y, alpha, largest, loss, setting):
    return path(X, y, np.array([alpha]), loss, setting, largest)


def path(X, y, alphas, loss, setting, largest=None):
    tol = float(setting["tol"]) * (largest or alphas[0])
    if loss == "squared":
        solver, datafit = AndersonCD(max_iter=500, tol=tol, fit_intercept=True, warm_start=True), Quadratic()
        target = y
    else:
        solver, datafit = ProxNewton(max_iter=500, tol=tol, fit_intercept=True, warm_start=True), Logistic()
        target = signs(y)
    penalty = L1(alphas[0])
    w, Xw = np.zeros(X.shape[1] + 1), np.zeros(len(y))
    answers = np.empty((len(alphas), len(w)))
    for k, alpha in enumerate(alphas):
        penalty.alpha = alpha
        solver.p0 = max(10, 2 * np.count_nonzero(w[:-1]))
        w = solver.solve(X, target, datafit, penalty, w, Xw)[0]
        answers[k] = w
    return answers[:, -1], answers[:, :-1]
