// One fit of every loss beside the two of tasks.mjs: none, L1 or L2.
import { classes, counts, digits, outliers } from '../data/losses.mjs'

/**
 * Verbs are penalties; l1: its share of alpha_max, l2: alpha itself. parameter: q or delta, or its rule of what is made.
 */
const single = (title, loss, verbs, rest) => ({ title, loss, verbs, group: 'losses', l1: 1 / 20, ...rest })

const SHAPES = [
  [200, 20, 0.25],
  [1000, 200, 0.05],
  [5000, 70, 0.1],
  [100_000, 20, 0.25],
]
const shape = (n, p) => `${n.toLocaleString('en')} x ${p.toLocaleString('en')}`

/** The same rows for each quantile. */
const lines = (letter, name, loss, parameter) =>
  SHAPES.map(([n, p, share], k) => [
    `${letter}${k + 1}`,
    single(`${name}, ${shape(n, p)}`, loss, ['none', 'l1'], {
      parameter,
      make: () => outliers(n, p, share, 201 + 10 * k),
    }),
  ])

// 95 % of the efficiency of least squares when all noise is Gaussian: Huber 1964
const huber = (n, p, share, seed) =>
  single(`Huber, ${shape(n, p)}`, 'huber', ['l2', 'l1'], {
    l2: 0.01,
    parameter: ({ noise }) => 1.345 * noise,
    make: () => outliers(n, p, share, seed),
  })
const poisson = (n, p, share, seed) =>
  single(`Poisson, ${shape(n, p)}`, 'poisson', ['l2', 'l1'], {
    l2: 0.01,
    make: () => counts(n, p, share, seed),
  })
const softmax = (title, n, make) => single(`softmax, ${title}`, 'softmax', ['l2', 'l1'], { l2: 1 / n, make }) // C = 1

export const LOSS_TASKS = {
  ...Object.fromEntries([
    ...lines('A', 'absolute', 'absolute'),
    ...lines('B', 'quantile 0.9', 'quantile', 0.9),
    ...lines('C', 'quantile 0.99', 'quantile', 0.99),
  ]),
  H1: huber(1000, 200, 0.05, 301),
  H2: huber(10_000, 100, 0.05, 311),
  P1: poisson(1000, 200, 0.05, 321),
  P2: poisson(2000, 1000, 0.02, 331),
  P3: poisson(10_000, 100, 0.05, 341),
  K1: softmax('500 x 1,000, 5 classes', 500, () => classes(500, 1000, 0.01, 5, 351)),
  K2: softmax('5,000 x 100, 5 classes', 5000, () => classes(5000, 100, 0.1, 5, 361)),
  K3: softmax('digits, 1,797 x 64, 10 classes', 1797, digits),
}
