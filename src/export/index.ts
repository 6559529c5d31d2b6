import type { Encoding } from '../table/types.ts'
import { excel } from './excel.ts'
import { javascript } from './javascript.ts'
import { python } from './python.ts'
import { r } from './r.ts'
import { sql } from './sql.ts'
import { type Linear, programOf } from './terms.ts'

const writers = { js: javascript, python, r, sql, excel }

/** The languages that a model can be written in. */
export type Language = keyof typeof writers
export const languages = Object.keys(writers) as Language[]

/**
 * A linear model as code that needs nothing else: it takes the columns of the table that the model was fitted on, with
 * their categories and, where the fit was told so, their missing values.
 *
 * @param model - any fitted linear model
 * @param encoding - how its features came from columns; without one every feature is a column of numbers
 */
export const exportCode = (model: Linear, encoding: Encoding | undefined, language: Language): string =>
  writers[language](programOf(model, encoding))

export type { Linear }
