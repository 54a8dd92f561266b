# Surveys with weights, clusters, strata and routed sections, in R's survey: Rscript test/oracle/designs.R FOLDER..., to standard output.
# Each folder has survey.csv, criteria.csv and settings.csv (test/survey/design.test.ts writes them).
suppressMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 17)
curve <- function(v) approx(c(0, 180, 600, 1800), c(100, 70, 30, 0), v, rule = 2)$y
points <- list(scale = function(v) (v - 1) / 6 * 100, yesno = function(v) v * 100, duration = curve)
number <- function(text) {
  text[text %in% c("", "NS")] <- NA
  as.numeric(sub("s$", "", ifelse(text == "yes", "1", ifelse(text == "no", "0", text))))
}
TOLERANCE <- 5

figures <- function(folder, group, rows, x, criteria, flat) {
  k <- nrow(criteria)
  E <- sapply(seq_len(k), function(i) points[[criteria$kind[i]]](number(x[[paste0(criteria$id[i], "E")]])))
  D <- sapply(seq_len(k), function(i) points[[criteria$kind[i]]](number(x[[paste0(criteria$id[i], "D")]])))
  E <- matrix(E, ncol = k); D <- matrix(D, ncol = k)
  asked <- matrix(sapply(seq_len(k), function(i) x[[paste0(criteria$id[i], "D")]] != "NS"), ncol = k)
  there <- !is.na(E) & !is.na(D)
  w <- criteria$weight
  enough <- function(part, whole) part > 0 & part >= (0.5 - 1e-9) * whole
  ids <- unique(criteria$section)
  inSection <- sapply(ids, function(s) criteria$section == s)
  inSection <- matrix(inSection, nrow = k)
  answered <- (there %*% (w * inSection)); applicable <- (asked %*% (w * inSection))
  has <- enough(answered, applicable)
  shareIn <- matrix(0, nrow(x), k)
  for (s in seq_along(ids)) for (i in which(inSection[, s]))
    shareIn[, i] <- ifelse(has[, s] & there[, i], w[i] / answered[, s], 0)
  if (flat) {
    all <- rowSums(answered); ok <- enough(all, rowSums(applicable))
    share <- matrix(sapply(seq_len(k), function(i) ifelse(ok & there[, i], w[i] / all, 0)), ncol = k)
  } else {
    W <- criteria$sectionWeight[match(ids, criteria$section)]
    said <- as.vector(has %*% W); could <- as.vector((applicable > 0) %*% W)
    ok <- enough(said, could)
    share <- shareIn
    for (s in seq_along(ids)) share[, inSection[, s]] <- share[, inSection[, s]] * ifelse(ok & has[, s], W[s] / said, 0)
  }
  gap <- D - E; gap[!there] <- 0
  e0 <- ifelse(there, E, 0); d0 <- ifelse(there, D, 0)
  out <- list()
  put <- function(level, id, values) out[[length(out) + 1]] <<- data.frame(folder, group, level, id, figure = names(values), value = unname(values))
  design_of <- function(keep, data) {
    data <- data[keep, , drop = FALSE]
    svydesign(ids = if (any(x$cluster != "")) ~cluster else ~1, strata = if (any(x$stratum != "")) ~stratum else NULL,
              weights = ~w, data = data, nest = TRUE)
  }
  one <- function(level, id, keep, e, d) {
    keep <- keep & rows
    if (sum(keep) < 2) return()
    data <- data.frame(w = as.numeric(x$w), cluster = x$cluster, stratum = x$stratum, e, d, g = d - e)
    data$unmet <- as.numeric(data$g < -TOLERANCE - 1e-9); data$exceeded <- as.numeric(data$g > TOLERANCE + 1e-9)
    try({
      des <- design_of(keep, data)
      if (sd(data$g[keep]) < 1e-9 || degf(des) < 1) return()
      m <- svymean(~g, des); df <- degf(des); se <- as.numeric(SE(m))
      if (se < 1e-9) return()
      ci <- as.numeric(confint(m, df = df))
      t <- as.numeric(coef(m)) / se
      sdv <- sqrt(as.numeric(svyvar(~g, des)))
      put(level, id, c(n = sum(keep), expectation = as.numeric(coef(svymean(~e, des))), delivery = as.numeric(coef(svymean(~d, des))),
                       gap = as.numeric(coef(m)), se = se, sd = sdv, df = df, t = t, p = 2 * pt(-abs(t), df),
                       lo = max(-100, ci[1]), hi = min(100, ci[2]), dz = as.numeric(coef(m)) / sdv,
                       unmet = as.numeric(coef(svymean(~unmet, des))), exceeded = as.numeric(coef(svymean(~exceeded, des)))))
    }, silent = TRUE)
  }
  one("overall", "overall", ok, rowSums(share * e0), rowSums(share * d0))
  for (s in seq_along(ids)) one("section", ids[s], has[, s], rowSums(e0 * shareIn * rep(inSection[, s], each = nrow(x))), rowSums(d0 * shareIn * rep(inSection[, s], each = nrow(x))))
  for (i in seq_len(k)) one("criterion", criteria$id[i], there[, i], e0[, i], d0[, i])
  keep <- ok & rows
  if (sum(keep) > 0) {
    weight <- as.numeric(x$w)[keep]
    parts <- colSums(weight * (share * gap)[keep, , drop = FALSE]) / sum(weight)
    shares <- colSums(weight * share[keep, , drop = FALSE]) / sum(weight)
    for (i in seq_len(k)) put("criterion", criteria$id[i], c(contribution = parts[i], share = shares[i]))
    put("overall", "overall", c(shortfall = -sum(pmin(0, parts)), surplus = sum(pmax(0, parts))))
  }
  do.call(rbind, out)
}

for (folder in commandArgs(trailingOnly = TRUE)) {
  read <- function(name) read.csv(file.path(folder, name), check.names = FALSE, colClasses = "character")
  x <- read("survey.csv"); criteria <- read("criteria.csv"); flat <- read("settings.csv")$aggregation == "flat"
  criteria$weight <- as.numeric(criteria$weight); criteria$sectionWeight <- as.numeric(criteria$sectionWeight)
  all <- figures(folder, "", rep(TRUE, nrow(x)), x, criteria, flat)
  for (value in sort(unique(x$group))) all <- rbind(all, figures(folder, value, x$group == value, x, criteria, flat))
  all$value <- sprintf("%.17g", all$value)
  write.table(all, stdout(), sep = ",", row.names = FALSE, col.names = FALSE, quote = FALSE)
}
