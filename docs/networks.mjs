// `node docs/networks.mjs` draws the pictures of docs/networks.md and prints the rows of its table.
import './networks/selection.mjs'
import { figures } from './networks/weights.mjs'

console.log(figures.join('\n'))
