import { read, split } from '../examples/rows.mjs'
import { dense } from './problems.mjs'

/** Problems of the cold-start benchmark by name. */
export const problems = {
  diabetes: () => split(read('diabetes.csv')).training,
  larger: () => dense(5000, 200, 1),
}
