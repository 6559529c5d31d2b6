"""skglm on the losses. method: cd (AndersonCD) for Huber, newton (ProxNewton) for Poisson; tol is its own, absolute."""
import numpy as np
from skglm.datafits import Huber, Poisson
from skglm.penalties import L1, L1_plus_L2
from skglm.solvers import AndersonCD, ProxNewton


def solve(task, method, tol):
    penalty = L1(task.alpha) if task.l1_ratio == 1 else L1_plus_L2(task.alpha, 0.0)
    options = {"max_iter": 500, "tol": tol, "fit_intercept": True}
    if task.loss == "huber":
        datafit, solver = Huber(task.parameter), AndersonCD(**options)
    else:
        datafit, solver = Poisson(), ProxNewton(**options)
    w, Xw = np.zeros(task.p + 1), np.zeros(task.n)
    if task.loss == "poisson":  # from 0 its steps may not come down
        w[-1] = np.log(task.y.mean())
        Xw += w[-1]
    w = solver.solve(task.X, task.y, datafit, penalty, w, Xw)[0]
    return w[-1], w[:-1]
