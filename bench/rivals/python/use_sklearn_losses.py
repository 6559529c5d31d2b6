"""scikit-learn on the losses: method is the name of its solver. Its HuberRegressor estimates the scale, which is another problem."""
import numpy as np
from sklearn.linear_model import LogisticRegression, PoissonRegressor, QuantileRegressor


def arrange(task):
    """LogisticRegression would copy X into rows."""
    if task.loss == "softmax":
        task.X = np.ascontiguousarray(task.X)


def solve(task, method, tol):
    X, y, alpha, n = task.X, task.y, task.alpha, task.n
    if task.loss == "absolute":  # |r| is twice the loss of the median
        model = QuantileRegressor(quantile=0.5, alpha=alpha / 2, solver=method)
    elif task.loss == "quantile":
        model = QuantileRegressor(quantile=task.parameter, alpha=alpha, solver=method)
    elif task.loss == "poisson":
        model = PoissonRegressor(alpha=alpha, solver=method, tol=tol, max_iter=10**5)
    else:
        options = {"l1_ratio": task.l1_ratio, "tol": tol, "max_iter": 10**5, "random_state": 0}
        model = LogisticRegression(C=1 / (n * alpha), solver=method, **options)
    model.fit(X, y)
    return model.intercept_, model.coef_
