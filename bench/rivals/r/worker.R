# Rscript worker.R NAME: glmnet or quantreg as a process. A request is one line of key=value fields; ms is timed here:
# the median of `repeat` calls.
arguments <- commandArgs(FALSE)
script <- sub("--file=", "", grep("^--file=", arguments, value = TRUE))
name <- commandArgs(TRUE)[1]

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
  if ("penalties" %in% names(meta)) {
    task$penalties <- strsplit(meta[["penalties"]], " ")[[1]]
    task$parameter <- as.numeric(meta[["parameter"]])
    task$outputs <- as.numeric(meta[["outputs"]])
    task$X <- matrix(values, n, p)
    return(task)
  }
  task$fold <- numbers(folder, "fold.i32", n, "integer", 4) + 1L
  task$X <- if (meta[["sparse"]] == "1")
    new("dgCMatrix", i = numbers(folder, "indices.i32", size, "integer", 4),
        p = numbers(folder, "indptr.i32", p + 1, "integer", 4), x = values, Dim = as.integer(c(n, p)))
  else matrix(values, n, p)
  task
}

source(file.path(dirname(script), paste0("use_", name, ".R"))) # says its version, gives run(task, request)
flush(stdout())

kept <- ""
input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  fields <- regmatches(f <- strsplit(line, "\t")[[1]], regexpr("=", f), invert = TRUE)
  request <- setNames(lapply(fields, `[`, 2), sapply(fields, `[`, 1))
  answer <- tryCatch({
    if (kept != request$folder) { task <- load(request$folder); kept <- request$folder }
    times <- numeric(as.numeric(request[["repeat"]]))
    for (k in seq_along(times)) {
      clock <- Sys.time()
      result <- run(task, request)
      times[k] <- as.numeric(difftime(Sys.time(), clock, units = "secs")) * 1e3
    }
    ms <- median(times)
    writeBin(as.vector(result), request$out, endian = "little")
    paste0("ok\t", format(ms, digits = 12))
  }, error = function(e) paste0("error\t", gsub("\n", " ", conditionMessage(e))))
  cat(answer, "\n", sep = "")
  flush(stdout())
}
