import { problem } from '../data/many.mjs'
import { plain } from './plain-path.mjs'
import { rows, single } from './rows.mjs'

/** Coordinate descent in plain JavaScript with typed arrays, as one would write it for a project of one's own. */
export function rival() {
  const fit = (task, request) => {
    const alphas = [single(task, request)]
    return { values: rows(task.X.cols, plain(task, alphas, Number(request.tol))) }
  }
  const path = (task, { tol }) => ({ values: rows(task.X.cols, plain(task, task.alphas, Number(tol))) })
  const many = (task, { tol, count }) => {
    const models = []
    for (let k = 0; k < count; k++) {
      const { X, y } = problem(task, k)
      models.push(plain({ X, y, loss: 'squared' }, [task.alphas[k]], Number(tol))[0])
    }
    return { values: rows(task.cols, models) }
  }
  return {
    version: `plain JavaScript, V8 ${process.versions.v8}`,
    verbs: { fit10: fit, fit100: fit, path, many },
  }
}
