const { Ridge } = require('wasso')

const model = new Ridge({ alpha: 0.25 }).fit([[1], [2], [3], [4]], [2, 4, 6, 8])
console.log(JSON.stringify({ coef: [...model.coef], status: model.certificate.status }))
