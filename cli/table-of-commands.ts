import {
  choice,
  grid,
  help,
  json,
  model,
  network,
  type Options,
  output,
  reading,
  roles,
  saving,
} from './options.ts'

/** A command of the terminal. */
export interface Command {
  readonly arguments: string
  readonly says: string
  readonly examples: readonly string[]
  readonly groups: Readonly<Record<string, Options>>
  /** How many arguments it takes. */
  readonly takes: number
}

const table = { 'a network (--model mlp)': network, 'reading the table': reading, columns: roles }

/** All commands. */
export const commands: Readonly<Record<string, Command>> = {
  fit: {
    arguments: 'data.csv',
    says: 'fit one model; without --target, list the columns',
    examples: [
      'wasso fit data.csv                          the columns, and what they hold',
      'wasso fit data.csv --target y --cv 10       alpha by cross-validation',
      'wasso fit data.csv --target y --alpha 0.1 --save model.json',
      'wasso fit data.csv -t died -m logistic --l1-ratio 1 --cv 10 --rule 1se',
      'gzip -dc data.csv.gz | wasso fit - --target y --json',
    ],
    takes: 1,
    groups: {
      'the model': { ...model, ...choice, ...grid },
      ...table,
      output: { ...saving, ...json, ...help },
    },
  },
  path: {
    arguments: 'data.csv',
    says: 'the whole path of models, from every feature out to almost none',
    examples: [
      'wasso path data.csv --target y',
      'wasso path data.csv --target y --alphas 200 --save path.json',
    ],
    takes: 1,
    groups: {
      'the model': { ...model, ...grid, seed: choice.seed },
      ...table,
      output: { save: { ...saving.save, help: 'write the path, as JSON' }, ...json, ...help },
    },
  },
  predict: {
    arguments: 'model.json new.csv',
    says: 'predict new rows, their columns found by name',
    examples: [
      'wasso predict model.json new.csv -o predicted.csv',
      'wasso predict model.json new.csv --append   the columns of new.csv besides',
    ],
    takes: 2,
    groups: {
      'reading the table': reading,
      columns: { missing: { ...roles.missing, value: 'drop', help: 'leave out rows without a value' } },
      output: {
        append: { type: 'boolean', help: 'behind the columns of the table' },
        ...output,
        ...json,
        ...help,
      },
    },
  },
  show: {
    arguments: 'model.json',
    says: 'what a saved model is, or its code in another language',
    examples: ['wasso show model.json', 'wasso show model.json --code sql'],
    takes: 1,
    groups: {
      output: {
        code: { type: 'string', value: 'LANGUAGE', help: 'js, python, r, sql or excel' },
        ...output,
        ...json,
        ...help,
      },
    },
  },
  report: {
    arguments: 'data.csv',
    says: 'cross-validate, and write one page that needs nothing else',
    examples: ['wasso report data.csv --target y -o report.html'],
    takes: 1,
    groups: {
      'the model': { ...model, ...choice, ...grid },
      ...table,
      output: { ...output, ...saving, ...json, ...help },
    },
  },
}

/** The options of a command by name. */
export const optionsOf = (command: Command): Options => Object.assign({}, ...Object.values(command.groups))
