"""F(w, b) of the Huber loss and its gradient; with L1 w = s - t, s and t >= 0. tol is that of the gradient."""
import numpy as np
from scipy.optimize import minimize


def solve(task, method, tol):
    X, y, n, p, alpha, delta = task.X, task.y, task.n, task.p, task.alpha, task.parameter
    signs = np.array([1.0, -1.0]) if task.l1_ratio == 1 else np.array([1.0])

    def value_and_gradient(v):
        parts = v[1:].reshape(len(signs), p)
        w = signs @ parts
        r = y - X @ w - v[0]
        u = np.clip(r, -delta, delta)
        gradient = np.empty_like(v)
        gradient[0] = -u.mean()
        c = -(X.T @ u) / n
        loss = (u @ r - u @ u / 2) / n
        if task.l1_ratio == 1:
            gradient[1:] = (signs[:, None] * c + alpha).ravel()
            return loss + alpha * parts.sum(), gradient
        gradient[1:] = c + alpha * w
        return loss + alpha / 2 * (w @ w), gradient

    bounds = [(None, None)] + [(0, None)] * (2 * p) if task.l1_ratio == 1 else None
    start = np.zeros(1 + len(signs) * p)
    options = {"gtol": tol, "ftol": 0, "maxiter": 10**5, "maxfun": 10**6}
    v = minimize(value_and_gradient, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x
    return v[0], signs @ v[1:].reshape(len(signs), p)
