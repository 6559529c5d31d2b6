"""adelie on the Poisson and softmax losses. Its softmax is 1 / K of ours."""
import adelie as ad
import numpy as np


class Single:
    """Groups of one coefficient for a softmax: grpnet multiplies the features' starts, 0 .. p - 1, by K."""

    def __init__(self, p):
        self.p = p

    def __mul__(self, K):
        return np.arange(self.p * K)


def solve(task, method, tol):
    options = {"alpha": task.l1_ratio, "tol": tol, "irls_tol": tol, "adev_tol": 1.0, "early_exit": False}
    options |= {"n_threads": 1, "progress_bar": False}
    if task.loss == "poisson":
        state = ad.grpnet(task.X, ad.glm.poisson(task.y), lmda_path=np.array([task.alpha]), **options)
        return state.intercepts[0], state.betas.toarray()[0]
    K = task.outputs
    options |= {"groups": Single(task.p), "penalty": np.ones(task.p * K), "lmda_path": np.array([task.alpha / K])}
    state = ad.grpnet(task.X, ad.glm.multinomial(np.eye(K)[task.y.astype(int)]), **options)
    return state.intercepts[0], state.betas.toarray()[0].reshape(task.p, K).T
