# Surveys with weights, clusters, strata and routed sections, in R's survey: Rscript test/oracle/designs.R FOLDER..., to standard output.
# Each folder has survey.csv, criteria.csv and settings.csv (test/survey/design.test.ts writes them).
suppressMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 17)
curve <- function(v) approx(c(0, 180, 600, 1800), c(100, 70, 30, 0), v, rule = 2)$y
points <- list(scale = function(v) (v - 1) / 6 * 100, nps = function(v) v * 10, yesno = function(v) v * 100, duration = curve,
               choice = function(v) c(0, 40, 100)[v])
number <- function(text) {
  text[text %in% c("", "NS")] <- NA
  words <- c(yes = 1, no = 0, a = 1, b = 2, c = 3)
  ifelse(text %in% names(words), words[text], suppressWarnings(as.numeric(sub("s$", "", text))))
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
  beside <- function(i) {
    id <- criteria$id[i]; kind <- criteria$kind[i]
    e <- number(x[[paste0(id, "E")]]); d <- number(x[[paste0(id, "D")]]); m <- number(x[[paste0(id, "M")]])
    base <- data.frame(w = as.numeric(x$w), cluster = x$cluster, stratum = x$stratum)
    keep <- there[, i] & rows
    if (sum(keep) < 2) return()
    # Wilson's interval for n over the design effect.
    wilson <- function(of, keep) {
      p <- of$mean; n <- sum(keep) * p * (1 - p) / (sum(keep) - 1) / of$se^2; z <- qnorm(0.975)
      (p + z^2 / (2 * n) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)
    }
    mean_of <- function(v, keep) {
      des <- design_of(keep, cbind(base, v))
      if (degf(des) < 1) stop("no degrees of freedom")
      at <- svymean(~v, des)
      list(mean = as.numeric(coef(at)), se = as.numeric(SE(at)), ci = as.numeric(confint(at, df = degf(des))), sd = sqrt(as.numeric(svyvar(~v, des))))
    }
    try({
      best <- switch(kind, scale = 7, nps = 10, yesno = 1)
      if (!is.null(best)) put("criterion", id, c(ceilingE = mean_of(as.numeric(e == best), keep)$mean, ceilingD = mean_of(as.numeric(d == best), keep)$mean))
      if (kind == "choice") for (k in 1:3) put("criterion", id, setNames(mean_of(as.numeric(d == k), keep)$mean, paste0("option-", c("a", "b", "c")[k])))
      if (criteria$summary[i] == "ces") {
        of <- mean_of(d, keep)
        if (of$se > 1e-9) put("criterion", id, c(summary = of$mean, summarySe = of$se, summaryLo = of$ci[1], summaryHi = of$ci[2]))
      }
      if (criteria$summary[i] == "csat") {
        of <- mean_of(as.numeric(d >= 6), keep)
        ends <- 100 * wilson(of, keep)
        plain <- length(unique(x$w[keep])) == 1 && !any(duplicated(paste(x$stratum, x$cluster)[keep])) # then se is that of a share
        if (of$mean > 0 && of$mean < 1)
          put("criterion", id, c(summary = 100 * of$mean, if (!plain) c(summarySe = 100 * of$se), summaryLo = ends[1], summaryHi = ends[2]))
      }
      if (criteria$summary[i] == "nps") {
        of <- mean_of((d >= 9) - (d <= 6), keep)
        p <- mean_of(as.numeric(d >= 9), keep)$mean; q <- mean_of(as.numeric(d <= 6), keep)$mean
        if (of$se > 1e-9) {
          n <- sum(keep) * (p + q - (p - q)^2) / (sum(keep) - 1) / of$se^2
          a <- (p * n + 0.75) / (n + 3); b <- (q * n + 0.75) / (n + 3)
          ends <- 100 * (a - b + c(-1, 1) * qnorm(0.975) * sqrt((a + b - (a - b)^2) / (n + 3)))
          put("criterion", id, c(summary = 100 * of$mean, summaryLo = max(-100, ends[1]), summaryHi = min(100, ends[2])))
        }
      }
    }, silent = TRUE)
    # The zone of tolerance: in the answer's own units, where less is better turned, else in points; within what gaps there can be.
    own <- kind != "choice"
    level <- if (own) identity else points$choice
    turn <- if (kind == "duration") -1 else 1
    most <- switch(kind, scale = 6, nps = 10, yesno = 1, choice = 100, duration = Inf)
    all3 <- keep & !is.na(m)
    if (sum(all3) < 2) return()
    low <- level(m); want <- level(e); got <- level(d)
    pairs <- list(adequacy = turn * (got - low), superiority = turn * (got - want), width = turn * (want - low))
    try({
      put("criterion", id, c(minimum = mean_of(low, all3)$mean, desired = mean_of(want, all3)$mean, perceived = mean_of(got, all3)$mean))
      for (name in names(pairs)) {
        of <- mean_of(pairs[[name]], all3)
        if (sd(pairs[[name]][all3]) > 1e-9 && of$se > 1e-9)
          put("criterion", id, setNames(c(of$mean, of$sd, max(-most, of$ci[1]), min(most, of$ci[2])), paste0(name, c("", "Sd", "Lo", "Hi"))))
      }
    }, silent = TRUE)
    sane <- all3 & pairs$width >= 0
    if (sum(sane) < 1) return()
    v <- as.numeric(x$w)[sane]
    share <- function(those) sum(v[those[sane]]) / sum(v)
    put("criterion", id, c(below = share(pairs$adequacy < 0), inside = share(pairs$adequacy >= 0 & pairs$superiority <= 0),
                           above = share(pairs$superiority > 0 & pairs$adequacy >= 0)))
  }
  for (i in seq_len(k)) beside(i)
  # Importance, of the whole: rated, and the weighted correlation of a delivery with the mean of the respondent's others.
  if (group == "" && k > 1) {
    raw <- matrix(sapply(seq_len(k), function(i) points[[criteria$kind[i]]](number(x[[paste0(criteria$id[i], "D")]]))), ncol = k)
    said <- rowSums(!is.na(raw))
    plotted <- sapply(seq_len(k), function(i) any(there[, i]))
    rated <- sapply(seq_len(k), function(i) { v <- number(x[[paste0(criteria$id[i], "I")]]); h <- !is.na(v) & rowSums(there) > 0; weighted.mean(v[h], as.numeric(x$w)[h]) })
    if (sum(plotted) > 1) for (i in which(plotted)) {
      put("criterion", criteria$id[i], c(stated = rated[i]))
      h <- !is.na(raw[, i]) & rowSums(there) > 0 & said > 1 & said - 1 >= 0.5 * (k - 1)
      rest <- (rowSums(raw, na.rm = TRUE) - ifelse(is.na(raw[, i]), 0, raw[, i])) / (said - 1)
      if (sum(h) > 2 && sd(raw[h, i]) > 1e-6 && sd(rest[h]) > 1e-6)
        put("criterion", criteria$id[i], c(derived = cov.wt(cbind(raw[h, i], rest[h]), wt = as.numeric(x$w)[h], cor = TRUE)$cor[1, 2]))
    }
  }
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
