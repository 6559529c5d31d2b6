"""L-BFGS-B of SciPy with a Huber loss in NumPy, as one would write it."""
import scipy

VERSION = f"SciPy {scipy.__version__}"
