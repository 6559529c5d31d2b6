// Who takes part, in what, and with which tolerances: each in its own meaning, from loose to strict.
import { existsSync } from 'node:fs'
import { TASKS } from '../tasks.mjs'
import { lossSettings } from './loss-settings.mjs'
import { sweep } from './sweep.mjs'

const here = (path) => new URL(`../${path}`, import.meta.url).pathname
const venv = here('.venv/bin/python')
export const python = process.env.WASSO_RIVALS_PYTHON ?? (existsSync(venv) ? venv : 'python3')

const inPython = (name) => [python, here('python/worker.py'), name]
const inR = (name) => ['Rscript', here('r/worker.R'), name]
const inNode = (name) => ['node', here('javascript/worker.mjs'), name]
export const scorerCommand = [python, here('python/score.py')]

const squared = (task) => TASKS[task].loss === 'squared'
const sparse = (task) => task.startsWith('S')
const tall = (task) => ['T1', 'T2'].includes(task)
const linear = (verb) => verb !== 'loo'

/**
 * command: the process. settings(task, verb): what is tried, loose to strict; [] where the rival has no such thing;
 * absent where it is of the losses alone.
 * A setting's count is how many of the problems of M it solves in one run.
 */
export const RIVALS = {
  wasso: {
    command: inNode('wasso'),
    settings: (_, verb) => (verb === 'loo' ? sweep('default', 1e-9) : sweep('default', 1e-5, 1e-9)),
  },
  'scikit-learn LARS': {
    command: inPython('sklearn'),
    settings: (task, verb) =>
      linear(verb) && squared(task) && !sparse(task) && verb !== 'many' ? sweep('lars', 0) : [],
  },
  glmnet: {
    command: inR('glmnet'),
    settings(task, verb) {
      if (!linear(verb)) return []
      const thresh = [1e-5, 1e-7, 1e-9, 1e-11, 1e-13]
      if (!squared(task)) return sweep('auto', ...thresh)
      return tall(task)
        ? [...sweep('covariance', ...thresh), ...sweep('naive', ...thresh)]
        : sweep('auto', ...thresh)
    },
  },
  'scikit-learn': {
    command: inPython('sklearn'),
    settings(task, verb) {
      if (verb === 'loo') return [...sweep('auto', 0), ...sweep('svd', 0), ...sweep('eigen', 0)]
      if (task === 'S1') return sweep('cd', 1e-4) // over the cap, once
      if (squared(task)) return sweep('cd', 1e-3, 1e-4, 1e-5, 1e-6, 1e-8)
      const saga = task === 'L2' ? sweep('saga', 1e-3, 1e-5, 1e-7) : []
      if (task !== 'L2') return sweep('liblinear 1000', 1e-4, 1e-6) // 10 to 40 s a run
      return [...sweep('liblinear 1000', 1e-2, 1e-4, 1e-6), ...sweep('liblinear 10000', 1e-6), ...saga]
    },
  },
  celer: {
    command: inPython('celer'),
    settings: (task, verb) =>
      linear(verb) && squared(task) ? sweep('default', 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9) : [],
  },
  skglm: {
    command: inPython('skglm'),
    settings: (_, verb) => (linear(verb) ? sweep('default', 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7) : []),
  },
  adelie: {
    command: inPython('adelie'),
    settings(task, verb) {
      if (!linear(verb)) return []
      const tols = [1e-6, 1e-8, 1e-10, 1e-12, 1e-14, 1e-16]
      return [...(tall(task) ? sweep('cov', ...tols) : []), ...sweep('naive', ...tols)]
    },
  },
  glum: {
    command: inPython('glum'),
    settings: (_, verb) => (linear(verb) ? sweep('default', 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8) : []),
  },
  'plain JS': {
    command: inNode('plain'),
    settings: (_, verb) =>
      linear(verb) && verb !== 'cv' ? sweep('default', 1e-5, 1e-7, 1e-9, 1e-11, 1e-13) : [],
  },
  'TensorFlow.js': {
    command: inNode('tfjs'),
    settings: (task, verb) =>
      ['fit10', 'fit100'].includes(verb) && !sparse(task) && task !== 'T1' ? sweep('fista', 1e-2, 1e-3) : [],
  },
  quantreg: { command: inR('quantreg') },
  'L-BFGS-B': { command: inPython('lbfgs') },
}

/** settings(task, verb) of a rival, or of the tasks of the losses. */
export const settingsOf = (rival, task, verb) =>
  TASKS[task].group === 'losses'
    ? lossSettings(rival, task, verb)
    : (RIVALS[rival].settings?.(task, verb) ?? [])

/** Of M's 10,000 problems, how many one run solves: a thousand are enough to time a rival. */
export const manyOf = (rival) => (rival === 'wasso' ? 10_000 : 1000)
