"""scikit-learn's MLPClassifier and MLPRegressor with solver='adam', as worker.mjs serves: tasks come as JSON on the command line."""

import json
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")
tasks = json.loads(sys.argv[1])
print("scikit-learn", sklearn.__version__, flush=True)


def load(data):
    table = np.loadtxt(f"{sys.argv[2]}/{data}.csv", delimiter=",", skiprows=1)
    deviation = table.std(axis=0)
    scaled = (table - table.mean(axis=0)) / np.where(deviation > 0, deviation, 1)
    return scaled[:, :-1], table[:, -1].astype(int) if data == "digits" else scaled[:, -1]


for line in sys.stdin:
    task = tasks[line.strip()]
    X, y = load(task["data"])
    Network = MLPClassifier if task["data"] == "digits" else MLPRegressor
    network = Network(
        hidden_layer_sizes=task["hidden"], activation="tanh", solver="adam", alpha=1e-4, batch_size=task["batch"],
        max_iter=task["epochs"], tol=0, n_iter_no_change=10**6, random_state=0,
    )
    started = time.process_time()
    network.fit(X, y)
    print((time.process_time() - started) * 1000 / task["epochs"], flush=True)
