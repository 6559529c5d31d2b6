"""adelie. method: naive, or cov (its Gram solver on a centred Gram) where n > p. No early exit, by either of its rules."""
import adelie as ad
import numpy as np
import scipy.sparse as sp

from centre import centred

VERSION = f"adelie {ad.__version__}"


def fit(X, y, alpha, largest, loss, setting):
    return path(X, y, np.array([alpha]), loss, setting)


def path(X, y, alphas, loss, setting):
    tol = float(setting["tol"])
    options = {"lmda_path": alphas, "tol": tol, "early_exit": False, "n_threads": 1, "progress_bar": False}
    if setting["method"] == "cov":
        Xc, yc, intercept = centred(X, y)
        n = len(y)
        state = ad.solver.gaussian_cov(np.asfortranarray(Xc.T @ Xc / n), Xc.T @ yc / n, **options)
        W = whole(state, alphas)
        return intercept(W), W
    if sp.issparse(X):
        X = ad.matrix.sparse(X, method="naive", n_threads=1)
    glm = ad.glm.gaussian(y) if loss == "squared" else ad.glm.binomial(y)
    state = ad.grpnet(X, glm, irls_tol=tol, adev_tol=1.0, **options)
    return np.asarray(state.intercepts), whole(state, alphas)


def whole(state, alphas):
    if state.betas.shape[0] != len(alphas):
        raise RuntimeError(f"the path ended after {state.betas.shape[0]} of {len(alphas)} alphas")
    return state.betas.toarray()
