// The problems, every one seeded; README of what is asked of each: docs/benchmarks.md.
import { chain, logistic, squared } from './data/dense.mjs'
import { cancer } from './data/polynomial.mjs'
import { powerLaw } from './data/sparse.mjs'
import { LOSS_TASKS } from './tasks/losses.mjs'

const fits = ['fit10', 'fit100']

/** ratio: the last alpha of the path over alpha_max. verbs: what is asked. make: { X, y }. */
export const TASKS = {
  W1: {
    title: 'lasso, 200 x 5,000',
    loss: 'squared',
    ratio: 1e-2,
    verbs: [...fits, 'path', 'cv'],
    make: () => squared(chain(200, 5000, 0.05, 101)),
  },
  W2: {
    title: 'lasso, 1,000 x 5,000',
    loss: 'squared',
    ratio: 1e-2,
    verbs: [...fits, 'path', 'cv'],
    make: () => squared(chain(1000, 5000, 0.05, 102)),
  },
  W3: {
    title: 'lasso, breast cancer, degree 3, 569 x 5,455',
    loss: 'squared',
    ratio: 1e-2,
    verbs: [...fits, 'path', 'cv'],
    make: cancer,
  },
  T1: {
    title: 'lasso, 100,000 x 100',
    loss: 'squared',
    ratio: 1e-3,
    verbs: [...fits, 'path', 'cv'],
    make: () => squared(chain(100_000, 100, 0.05, 103)),
  },
  T2: {
    title: 'lasso, 10,000 x 1,000',
    loss: 'squared',
    ratio: 1e-3,
    verbs: [...fits, 'path', 'cv'],
    make: () => squared(chain(10_000, 1000, 0.05, 104)),
  },
  S1: {
    title: 'lasso, sparse 20,000 x 50,000, 0.1 %',
    loss: 'squared',
    ratio: 1e-2,
    verbs: [...fits, 'path', 'cv'],
    make: () => squared(powerLaw(20_000, 50_000, 0.001, 105)),
  },
  S2: {
    title: 'L1 logistic, sparse 20,000 x 50,000, 0.1 %',
    loss: 'logistic',
    ratio: 1e-2,
    verbs: [...fits, 'path', 'cv'],
    make: () => logistic(powerLaw(20_000, 50_000, 0.001, 105), 106),
  },
  L1: {
    title: 'L1 logistic, 5,000 x 500',
    loss: 'logistic',
    ratio: 1e-3,
    verbs: [...fits, 'path', 'cv'],
    make: () => logistic(chain(5000, 500, 0.05, 107), 108),
  },
  L2: {
    title: 'L1 logistic, 10,000 x 10',
    loss: 'logistic',
    ratio: 1e-3,
    verbs: [...fits, 'path', 'cv'],
    make: () => logistic(chain(10_000, 10, 0.5, 109), 110),
  },
  W1L: {
    title: 'L1 logistic, 200 x 5,000',
    loss: 'logistic',
    ratio: 1e-2,
    verbs: [...fits, 'path', 'cv'],
    make: () => logistic(chain(200, 5000, 0.05, 101), 111),
  },
  M: {
    title: 'lasso, many problems of 200 x 20, one alpha',
    loss: 'squared',
    many: 10_000,
    verbs: ['many'],
    make: () => squared(chain(200 * 10_000, 20, 0.25, 112)),
  },
  R: {
    title: 'ridge path of 100 alphas with leave-one-out, 2,000 x 500',
    loss: 'squared',
    ratio: 1e-4,
    verbs: ['loo'],
    make: () => squared(chain(2000, 500, 0.05, 113)),
  },
  ...LOSS_TASKS,
}
