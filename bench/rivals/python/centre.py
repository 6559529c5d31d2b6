import numpy as np


def centred(X, y):
    """For solvers without an intercept: X~ (Fortran order), y~, and how w gives b."""
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = np.asfortranarray(X - x_mean)
    return Xc, y - y_mean, lambda W: y_mean - W @ x_mean


def signs(y):
    return np.where(y > 0, 1.0, -1.0)
