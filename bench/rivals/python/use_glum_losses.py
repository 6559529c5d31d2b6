"""glum on the Poisson loss. method: its solver."""
from glum import GeneralizedLinearRegressor


def solve(task, method, tol):
    options = {"alpha": task.alpha, "l1_ratio": task.l1_ratio, "gradient_tol": tol, "max_iter": 10**4}
    model = GeneralizedLinearRegressor(family="poisson", solver=method, **options).fit(task.X, task.y)
    return model.intercept_, model.coef_
