"""glum: iteratively reweighted descent."""
import glum
import numpy as np
from glum import GeneralizedLinearRegressor

VERSION = f"glum {glum.__version__}"


def options(loss, setting):
    family = "normal" if loss == "squared" else "binomial"
    tol = float(setting["tol"])
    return {"family": family, "l1_ratio": 1, "solver": "irls-cd", "gradient_tol": tol, "max_iter": 1000}


def fit(X, y, alpha, largest, loss, setting):
    model = GeneralizedLinearRegressor(alpha=alpha, **options(loss, setting)).fit(X, y)
    return model.intercept_, model.coef_


def path(X, y, alphas, loss, setting):
    model = GeneralizedLinearRegressor(alpha_search=True, alphas=alphas, **options(loss, setting)).fit(X, y)
    return np.asarray(model.intercept_path_), np.asarray(model.coef_path_)
