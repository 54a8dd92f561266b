# Figures that test/core/statistics/agreement.test.ts and ranking.test.ts compare with, from R, psych and metafor.
suppressMessages({library(psych); library(metafor)})
show <- function(...) cat(paste(format(c(...), digits = 16), collapse = ", "), "\n")

a <- c(2,3,4,2,2,3,3,2,4,3,4,2,3,5,4,3,2,2,4,3,4,1,3,4,1,3,5,5,1,5)
b <- c(3,2,4,2,3,3,3,2,4,3,5,2,4,4,4,3,2,3,4,4,3,1,3,4,1,3,5,5,1,5)
k <- cohen.kappa(cbind(a, b))
show(k$kappa, sqrt(k$var.kappa), k$weighted.kappa)
# The error of weighted kappa after Fleiss, Cohen and Everitt (1969), written out: some versions of psych print 0 for it.
P <- table(factor(a, 1:5), factor(b, 1:5)) / 30
w <- 1 - outer(1:5, 1:5, function(i, j) (i - j)^2 / 16)
r <- rowSums(P); m <- colSums(P); po <- sum(w * P); pe <- sum(w * outer(r, m)); kw <- (po - pe) / (1 - pe)
show(sqrt((sum(P * (w - outer(as.vector(w %*% m), as.vector(t(w) %*% r), "+") * (1 - kw))^2) -
  (kw - pe * (1 - kw))^2) / (30 * (1 - pe)^2)))
show(as.numeric(ICC(cbind(a, b), lmer = FALSE)$results[2, c("ICC", "lower bound", "upper bound")]))

# Gwet's AC1 and AC2 with their intervals, written out after Gwet (2014): no package that is at hand has them.
r <- cbind(c(1,1,2,3,3,1,2,1,1,3), c(1,2,2,3,1,1,3,1,1,3)); n <- nrow(r)
gwet <- function(w) {
  share <- (tabulate(r[, 1], 3) + tabulate(r[, 2], 3)) / (2 * n); scale <- sum(w) / 6; own <- w[r]
  pe <- scale * sum(share * (1 - share)); g <- (mean(own) - pe) / (1 - pe)
  pei <- scale * (1 - share[r[, 1]] + 1 - share[r[, 2]]) / 2
  v <- sum(((own - pe) / (1 - pe) - 2 * (1 - g) * (pei - pe) / (1 - pe) - g)^2) / (n * (n - 1))
  show(g, g - qt(.975, n - 1) * sqrt(v))
}
gwet(diag(3)); gwet(1 - outer(1:3, 1:3, function(i, j) (i - j)^2 / 4))

y <- c(-8, -15.7, -18, -21, -29.5); v <- c(5.1, 16.4, 7.2, 9.9, 6.3)
fit <- rma(y, v, method = "PM", control = list(tol = 1e-14, maxiter = 1000))
p <- blup(fit)
show(fit$tau2, coef(fit)); show(p$pred); show(p$pi.lb); show(p$pi.ub)

t1 <- t.test(c(3, 5, 4, 8, 1, 7), c(1, 2, 6, 2, 3))
show(-t1$statistic, t1$parameter, t1$p.value, -t1$conf.int)
few <- c(rep(0, 9), -25); many <- rep(c(0, -25, -50, -75, -100), c(120, 40, 20, 14, 6))
wide <- c(1, 9, 2, 14, -8, 25); narrow <- c(3, 4, 3, 5, 4, 3, 4, 5, 3, 2)
show(t.test(few, many)$p.value, t.test(few, many, var.equal = TRUE)$p.value)
show(t.test(wide, narrow)$p.value, t.test(wide, narrow, var.equal = TRUE)$p.value)
show(power.t.test(n = 20, delta = 8, sd = 12)$power, power.t.test(delta = 8, sd = 12, power = .8)$n)
show(qf(.975, 29, 12.7), pbeta(.3, 2.5, .7))
