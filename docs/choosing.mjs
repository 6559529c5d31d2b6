// `node docs/choosing.mjs` draws the pictures of docs/choosing.md and prints the rows of its tables.
import { figures as balls } from './choosing/balls.mjs'
import { figures as bothWays } from './choosing/both-ways.mjs'
import { figures as counts } from './choosing/counts.mjs'
import './choosing/losses.mjs'
import { figures as outlier } from './choosing/outlier.mjs'
import { figures as quantiles } from './choosing/quantiles.mjs'
import { figures as shrinkage } from './choosing/shrinkage.mjs'

console.log([outlier, bothWays, quantiles, counts, shrinkage, balls].flat().join('\n'))
