# The figures of a gap report in plain R, for tables of expectations E and deliveries D (a column per criterion): what the
# tests hold the program to. `sections` lists the columns of each section.

row_of <- function(e, p) {
  d <- p - e
  t <- t.test(p, e, paired = TRUE)
  c(n = length(d), E = mean(e), sdE = sd(e), D = mean(p), sdD = sd(p), gap = mean(d), sdGap = sd(d),
    lo = t$conf.int[1], hi = t$conf.int[2], t = unname(t$statistic), df = unname(t$parameter), p = t$p.value,
    dz = mean(d) / sd(d), r = cor(e, p))
}

# Exact below 50 differences other than zero: by R itself where none tie, else over all signs of the ranks as they are.
ranks_of <- function(e, p) {
  d <- (p - e)[p != e]
  r <- rank(abs(d))
  few <- length(d) < 50
  w <- suppressWarnings(wilcox.test(d, exact = few && !anyDuplicated(r), correct = TRUE))
  value <- w$p.value
  if (few && anyDuplicated(r)) {
    chance <- 1
    for (k in 2 * r) chance <- (c(chance, rep(0, k)) + c(rep(0, k), chance)) / 2
    at <- 2 * sum(r[d > 0]) + 1
    value <- min(1, 2 * min(sum(chance[1:at]), sum(chance[at:length(chance)])))
  }
  c(W = unname(w$statistic), pWilcoxon = value)
}

# p adjusted over all rows of one level that are looked at together: those of the whole, or those of all groups.
adjusted <- function(table) {
  together <- paste(table$group == "", table$level)
  for (how in c("holm", "BH")) {
    rows <- which(table$figure == "p")
    to <- which(table$figure == c(holm = "pHolm", BH = "pBH")[[how]])
    for (one in unique(together)) {
      from <- rows[together[rows] == one]; into <- to[together[to] == one]
      if (length(into) > 0) table$value[into] <- p.adjust(table$value[from], how)
    }
  }
  table
}

alpha_of <- function(x) {
  x <- x[complete.cases(x), , drop = FALSE]
  k <- ncol(x)
  k / (k - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x)))
}

# Per respondent: the weighted mean over the pairs there are, where they make up at least half of the weight.
unit_of <- function(x, y, w) {
  there <- !is.na(x) & !is.na(y)
  answered <- as.vector(there %*% w)
  x[!there] <- 0
  ifelse(answered >= 0.5 * sum(w) & answered > 0, as.vector(x %*% w) / answered, NA)
}

sections_of <- function(E, D, sections, weights) {
  mapply(function(j, w) list(list(e = unit_of(E[, j, drop = FALSE], D[, j, drop = FALSE], w),
                                  d = unit_of(D[, j, drop = FALSE], E[, j, drop = FALSE], w))),
         sections, weights)
}

overall_of <- function(units, weights) {
  side <- function(which) sapply(units, function(unit) unit[[which]])
  list(e = unit_of(side("e"), side("d"), weights), d = unit_of(side("d"), side("e"), weights))
}

paired_only <- function(e, p, of) {
  there <- !is.na(e) & !is.na(p)
  of(e[there], p[there])
}

# One line a figure: group, level, id, figure, value; p is yet to be adjusted.
figures_of <- function(group, E, D, sections, criterionWeights, sectionWeights) {
  lines <- function(level, id, values)
    data.frame(group = group, level = level, id = id, figure = names(values), value = unname(values))
  items <- t(sapply(seq_len(ncol(E)), function(i) paired_only(E[, i], D[, i], function(e, p) c(row_of(e, p), ranks_of(e, p)))))
  items <- cbind(items, pHolm = NA, pBH = NA)
  units <- sections_of(E, D, sections, criterionWeights)
  all <- overall_of(units, sectionWeights)
  parts <- t(sapply(units, function(unit) paired_only(unit$e, unit$d, row_of)))
  parts <- cbind(parts, pHolm = NA, pBH = NA)
  alphas <- t(sapply(sections, function(j) {
    e <- E[, j]; d <- D[, j]; whole <- complete.cases(e, d); e <- e[whole, ]; d <- d[whole, ]
    aE <- alpha_of(e); aD <- alpha_of(d)
    sE <- sd(rowMeans(e)); sD <- sd(rowMeans(d)); shared <- 2 * cor(rowMeans(e), rowMeans(d)) * sE * sD
    c(alphaE = aE, alphaD = aD, alphaGap = alpha_of(d - e),
      reliabilityOfDifference = (sD^2 * aD + sE^2 * aE - shared) / (sD^2 + sE^2 - shared))
  }))
  rbind(
    lines("overall", "overall", paired_only(all$e, all$d, row_of)),
    do.call(rbind, lapply(seq_along(sections), function(s) lines("section", names(sections)[s], c(parts[s, ], alphas[s, ])))),
    do.call(rbind, lapply(seq_len(ncol(E)), function(i) lines("criterion", colnames(E)[i], items[i, ]))))
}

printed <- function(table, file) {
  table$value <- sprintf("%.17g", table$value)
  write.csv(table, file, row.names = FALSE, quote = FALSE)
}
