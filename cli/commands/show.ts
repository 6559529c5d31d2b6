import { exportCode, type Language, type Linear, languages } from '../../src/export/index.ts'
import type { Given } from '../arguments.ts'
import { DataError, Exit } from '../exit.ts'
import type { Io } from '../io.ts'
import { quoted } from '../read.ts'
import { type Opened, openModel } from '../saved.ts'
import { certificateLines, isFinished } from '../show/certificate.ts'
import { modelLines } from '../show/model.ts'
import { isNetwork } from '../show/network.ts'
import { digits, plural, type Style, styleOf, wrap } from '../show/style.ts'
import { writeFile } from '../write.ts'

/** `wasso show model.json`: the model again, or its code. */
export async function show(given: Given, io: Io): Promise<Exit> {
  const file = given.files[0]!
  const language = given.word<Language>('code', languages)
  const opened = await openModel(file, io)
  const text = textOf(opened, file, language, given.flag('json'), styleOf(io))
  const output = given.text('output')
  if (output === undefined) io.out(text)
  else writeFile(output, text)
  return isFinished(opened.model.certificate) ? Exit.fine : Exit.notOptimal
}

function textOf(
  opened: Opened,
  file: string,
  language: Language | undefined,
  json: boolean,
  style: Style,
): string {
  const { model, saved, made } = opened
  if (language && isNetwork(model))
    throw new DataError(`${file}: only linear models are written as code, and this is a network`)
  const code = language && exportCode(model as Linear, saved.encoding, language)
  if (json) {
    const { encoding } = saved
    return `${JSON.stringify({ command: 'show', file, encoding, model: model.toJSON(), made, ...(code && { code }) }, null, 2)}\n`
  }
  return code ?? `${lines(opened, file, style).join('\n')}\n`
}

function lines({ model, saved, made }: Opened, file: string, style: Style): string[] {
  const { features, target } = saved.encoding
  const { rows, seed, score, crossValidation, spread, options } = made
  const where = made.file === undefined ? '' : `, fitted on ${plural(rows ?? 0, 'row')} of ${made.file}`
  const out = [
    `${file}: ${style('bold', model.type)} of ${target} from ${plural(model.nFeatures, 'feature')}${where}`,
    ...features.flatMap((feature) =>
      feature.kind === 'category'
        ? wrap(
            `- '${feature.name}' is one of ${feature.levels.join(', ')}; the first is the baseline`,
            style.width,
            '  ',
          )
        : [],
    ),
    '',
    ...modelLines(model, spread, options?.standardize === true, style),
    '',
    `alpha ${digits(model.alpha)}, l1Ratio ${digits(model.l1Ratio)}`,
  ]
  if (crossValidation) {
    const { name, mean, standardError } = crossValidation.score
    out.push(
      `out of ${crossValidation.folds} folds: ${name} ${digits(mean, 4)} \u00b1 ${digits(standardError, 2)}`,
    )
  }
  if (score) out.push(`in sample: ${score.name} ${digits(score.value, 4)}`)
  out.push(...certificateLines(model.certificate, style))
  if (seed !== undefined) out.push(`seed ${seed}`)
  return [
    ...out,
    '',
    `next: ${isNetwork(model) ? '' : `wasso show ${quoted(file)} --code sql, or `}wasso predict ${quoted(file)} new.csv`,
  ]
}
