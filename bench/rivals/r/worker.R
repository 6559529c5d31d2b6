# Rscript worker.R: glmnet as a process. A request is one line of key=value fields; ms is timed here.
suppressMessages({ library(Matrix); library(glmnet) })
glmnet.control(fdev = 0, devmax = 1) # no early stop of the path
cat("glmnet", as.character(packageVersion("glmnet")), "\n")
flush(stdout())

numbers <- function(folder, file, count, what = "double", size = 8)
  readBin(file.path(folder, file), what, count, size = size, endian = "little")

load <- function(folder) {
  lines <- strsplit(readLines(file.path(folder, "meta.txt")), "\t")
  meta <- setNames(sapply(lines, `[`, 2), sapply(lines, `[`, 1))
  n <- as.numeric(meta[["rows"]]); p <- as.numeric(meta[["cols"]])
  size <- file.size(file.path(folder, "values.f64")) / 8
  values <- numbers(folder, "values.f64", size)
  task <- list(loss = meta[["loss"]], n = n, p = p,
               alphas = numbers(folder, "alphas.f64", 1e5))
  if ("many" %in% names(meta)) {
    many <- as.numeric(meta[["many"]])
    task$X <- array(values, c(n, p, many))
    task$y <- matrix(numbers(folder, "y.f64", n * many), n)
    return(task)
  }
  task$y <- numbers(folder, "y.f64", n)
  task$fold <- numbers(folder, "fold.i32", n, "integer", 4) + 1L
  task$X <- if (meta[["sparse"]] == "1")
    new("dgCMatrix", i = numbers(folder, "indices.i32", size, "integer", 4),
        p = numbers(folder, "indptr.i32", p + 1, "integer", 4), x = values, Dim = as.integer(c(n, p)))
  else matrix(values, n, p)
  task
}

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

run <- function(task, request) switch(request[["verb"]],
  fit10 = path(task$X, task$y, task$alphas[1] / 10, task$loss, request),
  fit100 = path(task$X, task$y, task$alphas[1] / 100, task$loss, request),
  path = path(task$X, task$y, task$alphas, task$loss, request),
  cv = cross_validate(task, request),
  many = sapply(seq_len(as.numeric(request[["count"]])), function(k)
    path(task$X[, , k], task$y[, k], task$alphas[k], task$loss, request)))

kept <- ""
input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  fields <- regmatches(f <- strsplit(line, "\t")[[1]], regexpr("=", f), invert = TRUE)
  request <- setNames(lapply(fields, `[`, 2), sapply(fields, `[`, 1))
  answer <- tryCatch({
    if (kept != request$folder) { task <- load(request$folder); kept <- request$folder }
    clock <- Sys.time()
    result <- run(task, request)
    ms <- as.numeric(difftime(Sys.time(), clock, units = "secs")) * 1e3
    writeBin(as.vector(result), request$out, endian = "little")
    paste0("ok\t", format(ms, digits = 12))
  }, error = function(e) paste0("error\t", gsub("\n", " ", conditionMessage(e))))
  cat(answer, "\n", sep = "")
  flush(stdout())
}
