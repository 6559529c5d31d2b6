import { type Prepared, suggest } from '../src/table/index.ts'
import type { Given } from './arguments.ts'
import { UsageError } from './exit.ts'
import { type Kind, models, networks } from './models.ts'

/** The model that is asked for, or that the target asks for. */
export function modelOf(given: Given, y: Prepared['y']): { model: string; kind: Kind } {
  const model = given.text('model') ?? (isClass(y) ? 'logistic' : 'lasso')
  if (Object.hasOwn(models, model)) return { model, kind: models[model]! }
  if (model === 'mlp') {
    const loss = given.word('loss', ['squared', 'huber', 'poisson'])
    return { model, kind: isClass(y) && loss === undefined ? networks.classes : networks[loss ?? 'squared'] }
  }
  const known = [...Object.keys(models), 'mlp']
  const near = suggest(model, known)
  throw new UsageError(
    `there is no model '${model}': ${near ? `did you mean ${near}?` : `it can be ${known.join(', ')}`}`,
  )
}

/** Categories, or nothing but 0 and 1. */
function isClass(y: Prepared['y']): boolean {
  return Array.isArray(y) || (y.every((value) => value === 0 || value === 1) && new Set(y).size === 2)
}

// Which estimators have an option that the others lack.
const OWN: Readonly<Record<string, readonly Kind['estimator'][]>> = {
  quantile: ['QuantileRegressor'],
  delta: ['HuberRegressor', 'MLPRegressor'],
  'class-weight': ['LogisticRegression', 'MLPClassifier'],
  grouped: ['LogisticRegression'],
  hidden: ['MLPRegressor', 'MLPClassifier'],
  activation: ['MLPRegressor', 'MLPClassifier'],
  loss: ['MLPRegressor'],
  groups: ['MLPRegressor', 'MLPClassifier'],
  adaptive: ['MLPRegressor', 'MLPClassifier'],
  restarts: ['MLPRegressor', 'MLPClassifier'],
}

/** What the estimator is told; an option that it does not have is refused here, by the name of the flag. */
export function optionsOf(given: Given, { estimator }: Kind): Record<string, unknown> {
  for (const [flag, of] of Object.entries(OWN))
    if (given.flag(flag) && !of.includes(estimator)) throw new UsageError(`--${flag} is not for ${estimator}`)
  if (estimator === 'LinearRegression')
    for (const flag of ['alpha', 'l1-ratio', 'cv'] as const)
      if (given.flag(flag))
        throw new UsageError(`--${flag} is not for linear: nothing is penalised; ridge, lasso?`)
  const delta = given.text('delta')
  const all = {
    standardize: given.flag('standardize') || undefined,
    fitIntercept: given.flag('no-intercept') ? false : undefined,
    nonNegative: given.flag('non-negative') || undefined,
    quantile: given.number('quantile', 0, 1),
    delta: delta === 'auto' || delta === 'joint' ? delta : given.number('delta', 0),
    classWeight: given.word('class-weight', ['balanced']),
    grouped: given.flag('grouped') || undefined,
    solver: given.text('solver'),
    tol: given.number('tol', 0),
    maxIter: given.number('max-iter', 1),
    hiddenLayerSizes: layersOf(given.text('hidden')),
    activation: given.text('activation'),
    loss: given.text('loss'),
    groups: given.text('groups'),
    adaptive: given.flag('adaptive') || undefined,
    restarts: given.number('restarts', 1),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function layersOf(text: string | undefined): number[] | undefined {
  if (text === undefined || text === 'none') return text && []
  return text.split(',').map((part) => {
    const units = Number(part)
    if (Number.isInteger(units) && units > 0) return units
    throw new UsageError(`--hidden wants whole numbers from 1 up, such as 10,5, but got '${text}'`)
  })
}
