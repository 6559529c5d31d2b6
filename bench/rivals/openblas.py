"""The rows of `npm run bench -- kernels` by NumPy on one thread of its BLAS, for a comparison on the same machine.

    OPENBLAS_NUM_THREADS=1 python3 bench/rivals/openblas.py     (pip install numpy)
"""
import statistics
import time

import numpy as np

ROUNDS = 11
rng = np.random.default_rng(1)


def measure(work):
    started, runs = time.perf_counter(), 0
    while time.perf_counter() - started < 0.02 or runs < 3:
        work()
        runs += 1
    repeats = max(1, round(runs * 0.004 / (time.perf_counter() - started)))
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(repeats):
            work()
        times.append((time.perf_counter() - started) / repeats)
    return times


def row(name, size, flops, moved, work):
    times = measure(work)
    low, median, high = (q * 1e9 for q in statistics.quantiles(times, n=4))
    rates = f"{flops / median:9.1f}  [{flops / high:.1f}, {flops / low:.1f}]"
    print(f"{name:<16}{size:>12}{rates:<25}{f'{moved / median:.1f}' if moved else '':>6}")


def numbers(*shape):
    return np.asfortranarray(rng.uniform(-1, 1, shape))


print(f"NumPy {np.__version__}; GFLOP/s and GB/s")
for n in (1000, 200_000, 4_000_000):
    x, u = numbers(n), numbers(n)
    row("dot", n, 2 * n, 16 * n, lambda: x @ u)
try:
    from scipy.linalg.blas import daxpy

    for n in (1000, 200_000, 4_000_000):
        x, z = numbers(n), numbers(n)
        row("axpy", n, 2 * n, 24 * n, lambda: daxpy(x, z, a=1e-9))
except ImportError:
    print("axpy: needs scipy")
for n, p in ((1000, 100), (1000, 8000), (80_000, 100)):
    X, u = numbers(n, p), numbers(n)
    row("X'u", f"{n} x {p}", 2 * n * p, 8 * n * p, lambda: X.T @ u)
for n, p in ((1000, 100), (5000, 200)):
    X = numbers(n, p)
    row("X'X", f"{n} x {p}", n * p * (p + 1), 0, lambda: X.T @ X)
for p in (100, 500):
    A = numbers(p, p)
    A = A @ A.T + p * np.eye(p)
    row("L L'", p, p**3 / 3, 0, lambda: np.linalg.cholesky(A))
x = 10 * numbers(1000)
row("exp (elements)", 1000, 1000, 0, lambda: np.exp(x))
