# quantreg. method: br (simplex), fn (interior point), pfn (the same on few of the rows), lasso (fn with L1).
suppressMessages(library(quantreg))
cat(paste0("quantreg ", packageVersion("quantreg"), ", ", basename(dirname(extSoftVersion()["BLAS"])), "\n"))

# |r| is twice the loss of the median. br and pfn take L1 as rows: the loss of c w_j and of -c w_j is c |w_j|.
run <- function(task, request) {
  double <- if (task$loss == "absolute") 2 else 1
  tau <- if (task$loss == "absolute") 0.5 else task$parameter
  method <- request[["method"]]
  eps <- as.numeric(request[["tol"]])
  alpha <- task$alphas[match(request[["verb"]], task$penalties)]
  x <- cbind(1, task$X)
  y <- task$y
  strength <- task$n * alpha / double
  if (method == "lasso") # its lambda is of 2 rho_tau
    return(rq.fit.lasso(x, y, tau, lambda = c(0, rep(2 * strength, task$p)), eps = eps)$coefficients)
  if (alpha > 0) {
    rows <- cbind(0, diag(strength, task$p))
    x <- rbind(x, rows, -rows)
    y <- c(y, numeric(2 * task$p))
  }
  set.seed(1) # pfn draws rows
  switch(method,
    br = rq.fit.br(x, y, tau),
    fn = rq.fit.fnb(x, y, tau, rhs = (1 - tau) * colSums(x), eps = eps),
    pfn = rq.fit.pfn(x, y, tau, eps = eps))$coefficients
}
