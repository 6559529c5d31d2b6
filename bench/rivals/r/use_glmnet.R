# glmnet. method: auto, naive, covariance; of the losses single (one lambda) or
# path K (K of them, down to the one asked for).
suppressMessages({ library(Matrix); library(glmnet) })
glmnet.control(fdev = 0, devmax = 1) # no early stop of the path
cat("glmnet", as.character(packageVersion("glmnet")), "\n")

path <- function(X, y, alphas, loss, request) {
  family <- if (loss == "squared") "gaussian" else "binomial"
  args <- list(X, y, family = family, lambda = alphas, standardize = FALSE,
               thresh = as.numeric(request[["tol"]]), maxit = 1e8)
  if (request[["method"]] %in% c("naive", "covariance")) args$type.gaussian <- request[["method"]]
  fit <- do.call(glmnet, args)
  if (length(fit$lambda) != length(alphas)) stop(paste("the path ended after", length(fit$lambda), "alphas"))
  rbind(fit$a0, as.matrix(fit$beta))
}

cross_validate <- function(task, request) {
  family <- if (task$loss == "squared") "gaussian" else "binomial"
  args <- list(task$X, task$y, family = family, lambda = task$alphas, foldid = task$fold, standardize = FALSE,
               thresh = as.numeric(request[["tol"]]), maxit = 1e8)
  if (request[["method"]] %in% c("naive", "covariance")) args$type.gaussian <- request[["method"]]
  do.call(cv.glmnet, args)$cvm
}

loss <- function(task, request) {
  verb <- request[["verb"]]
  lambda <- task$alphas[match(verb, task$penalties)]
  count <- suppressWarnings(as.numeric(sub("path ", "", request[["method"]])))
  above <- if (verb == "l1") 20 else 100 # lambda_max; the digits need as much with L2
  lambdas <- if (is.na(count)) lambda else lambda * above^seq(1, 0, length.out = count)
  multinomial <- task$loss == "softmax"
  fit <- glmnet(task$X, if (multinomial) factor(task$y) else task$y, if (multinomial) "multinomial" else "poisson",
                alpha = as.numeric(verb == "l1"), lambda = lambdas,
                standardize = FALSE, thresh = as.numeric(request[["tol"]]), maxit = 1e8)
  last <- length(fit$lambda)
  if (fit$lambda[last] != lambda) stop(paste("the path ended after", last, "lambdas"))
  if (!multinomial) return(c(fit$a0[last], fit$beta[, last]))
  rbind(fit$a0[, last], sapply(fit$beta, function(B) B[, last]))
}

run <- function(task, request) if (!is.null(task$penalties)) loss(task, request) else switch(request[["verb"]],
  fit10 = path(task$X, task$y, task$alphas[1] / 10, task$loss, request),
  fit100 = path(task$X, task$y, task$alphas[1] / 100, task$loss, request),
  path = path(task$X, task$y, task$alphas, task$loss, request),
  cv = cross_validate(task, request),
  many = sapply(seq_len(as.numeric(request[["count"]])), function(k)
    path(task$X[, , k], task$y[, k], task$alphas[k], task$loss, request)))
