/** What an option is: its place in help, and how it is read. */
export interface OptionRow {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  /** What stands behind it in help. */
  readonly value?: string
  readonly help: string
  /** May be given more than once; commas separate as well. */
  readonly multiple?: boolean
}

const text = (value: string, help: string, more: Partial<OptionRow> = {}): OptionRow => ({
  type: 'string',
  value,
  help,
  ...more,
})
const flag = (help: string, more: Partial<OptionRow> = {}): OptionRow => ({ type: 'boolean', help, ...more })
const list = (value: string, help: string): OptionRow => text(value, help, { multiple: true })

/** How a table is read. */
export const reading = {
  delimiter: text('C', 'what separates cells; guessed: comma, semicolon, tab, bar'),
  decimal: text('. or ,', 'the decimal sign; guessed'),
  encoding: text('NAME', 'utf-8, windows-1252, utf-16le, ...; guessed'),
  header: flag('the first row holds names'),
  'no-header': flag('it does not: columns are called "column 1", ...'),
}

/** Which columns are what. */
export const roles = {
  target: text('COLUMN', 'what is to be predicted', { short: 't' }),
  features: list('A,B,...', 'only these columns are features'),
  drop: list('A,B,...', 'these columns are none'),
  weights: text('COLUMN', 'how much each row counts'),
  offset: text('COLUMN', 'is added to the linear predictor'),
  category: list('A,B,...', 'columns of numbers that are categories'),
  number: list('A,B,...', 'columns that are numbers'),
  missing: text('drop|mean', 'rows without a value: leave out, or mean and a flag'),
}

/** What is fitted. */
export const model = {
  model: text('NAME', 'lasso, ridge, elastic-net, linear, logistic, lad, quantile, huber, poisson, mlp', {
    short: 'm',
  }),
  'l1-ratio': text('R', 'share of the L1 penalty, 0 to 1; with --cv several: 0.1,0.5,1'),
  standardize: flag('penalise as if all columns had standard deviation 1'),
  'no-intercept': flag('through the origin'),
  'non-negative': flag('no coefficient below 0'),
  quantile: text('Q', 'of the quantile model, 0.5 by default'),
  delta: text('D', 'of the Huber model: a number, auto or joint'),
  'class-weight': text('balanced', 'of the logistic model'),
  grouped: flag('logistic, three classes or more: features leave all classes at once'),
  solver: text('NAME', 'the method by name'),
  tol: text('T', 'the gap that counts as optimal, 1e-9 by default'),
  'max-iter': text('N', 'passes before a fit gives up, 100000 by default'),
}

/** What is said of a network besides. */
export const network = {
  hidden: text('10,5', 'units of each hidden layer, 10 by default; none for none'),
  activation: text('NAME', 'tanh, logistic, softplus, relu or identity'),
  loss: text('NAME', 'squared, huber or poisson'),
  groups: text('NAME', 'what L1 removes: weights, inputs or units'),
  adaptive: flag('with --groups: fit twice, and spare what is large'),
  restarts: text('N', 'draws of the weights to start from; the best wins'),
}

/** Along which alphas. */
export const grid = {
  alphas: text('N', 'how many alphas a path has, 100 by default'),
  'min-ratio': text('R', 'the last alpha over the first'),
}

/** How alpha is chosen. */
export const choice = {
  alpha: text('A', 'strength of the penalty', { short: 'a' }),
  cv: text('K', 'choose alpha by K folds, or "loo" for leave-one-out'),
  rule: text('best|1se', 'the best mean, or the simplest within one standard error'),
  scoring: text('NAME', 'what is averaged over the folds, the loss by default'),
  seed: text('N', 'of the folds, and of the weights of a network; 0 by default'),
}

export const json = { json: flag('everything as JSON on standard output') }
export const help = { help: flag('this text', { short: 'h' }) }
export const output = { output: text('FILE', 'write to a file in place of standard output', { short: 'o' }) }
export const saving = { save: text('FILE', 'write the model, as JSON', { short: 's' }) }

export type Options = Readonly<Record<string, OptionRow>>
