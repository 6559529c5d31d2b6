import { Ridge } from 'wasso'
import { MLPRegressor } from 'wasso/networks'

const [X, y] = [
  [[1], [2], [3], [4]],
  [2, 4, 6, 8],
]
const model = new Ridge({ alpha: 0.25 }).fit(X, y)
const network = new MLPRegressor({ hiddenLayerSizes: [], alpha: 0.25, tol: 1e-9 }).fit(X, y)
const { coef, certificate } = model
console.log(JSON.stringify({ coef: [...coef], status: certificate.status, network: [...network.coef] }))
