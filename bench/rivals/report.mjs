// `node bench/rivals/report.mjs`: docs/benchmarks.md and its picture, from bench/results/rivals.json alone.
import { mkdirSync, writeFileSync } from 'node:fs'
import { aims } from './report/aims.mjs'
import { lossAims } from './report/loss-aims.mjs'
import { lossSections } from './report/loss-sections.mjs'
import { networkSection } from './report/networks.mjs'
import { notes } from './report/notes.mjs'
import { picture } from './report/picture.mjs'
import { digits, markdown, table } from './report/tables.mjs'
import { RIVALS } from './run/registry.mjs'
import { load } from './run/results.mjs'
import { LOSS_TASKS } from './tasks/losses.mjs'
import { TASKS } from './tasks.mjs'

const results = load()
const docs = new URL('../../docs/', import.meta.url)
const names = Object.keys(RIVALS).filter((name) => RIVALS[name].settings)
const series = Object.entries(TASKS).filter(([name]) => !LOSS_TASKS[name])
const having = (verb) => Object.keys(TASKS).filter((task) => results.tasks[task]?.[verb])
const section = (verb, title, who = names) => {
  const rows = having(verb).map((task) => ({ label: task, entry: results.tasks[task][verb] }))
  return rows.length > 0 ? `\n## ${title}\n\n${table(rows, who)}\n${notes(rows)}` : ''
}
const met = (value) => (value === undefined ? 'not measured' : value ? 'met' : '**missed**')
const without = (...out) => names.filter((name) => !out.includes(name))

const growth = () =>
  `\n## Growth\n\nPaths and fits by wasso; the exponent is the slope of log time over log size.\n\n${markdown(
    [
      ['', 'sizes', 'ms', 'exponent'],
      ...results.growth.map(({ what, sizes, ms, exponent }) => [
        what,
        sizes.join(', '),
        ms.map(digits).join(', '),
        exponent.toFixed(2),
      ]),
    ],
  )}\n`
const places = () =>
  `\n## Chromium beside Node, and memory\n\nThe path, warm. Memory: the largest WebAssembly memory over the bytes of X.\n\n${markdown(
    [
      ['', 'Node ms', 'Chromium ms', 'Chromium / Node', 'memory, MiB', 'memory / X'],
      ...results.places.map(({ task, node, chromium, memory, bytes }) => [
        task,
        digits(node),
        chromium ? digits(chromium) : 'none here',
        chromium ? (chromium / node).toFixed(2) : '',
        (memory / 2 ** 20).toFixed(1),
        (memory / bytes).toFixed(2),
      ]),
    ],
  )}\n`

const page = `# Benchmarks

Made by \`node bench/rivals/report.mjs\` from \`bench/results/rivals.json\`, measured ${results.date} by

    node bench/rivals/setup.mjs
    npm run bench -- rivals

${results.machine.replaceAll(/^/gm, '    ')}

${Object.entries(results.versions)
  .map(([name, version]) => `${name}: ${version}`)
  .join(' · ')}

## What is compared

Milliseconds until the worst gap over all alphas is below 1e-4 / 1e-6 / 1e-8. The gap is the excess of the exact objective
over the best that anyone found, divided by the null model's objective; one scorer in NumPy computes it from everybody's
coefficients. Each solver's tolerance is swept, and the fastest setting that reaches a level counts. One thread each, held to
one core; all get the same bits in the layout they prefer; copies across the boundary count; compilation and the
first call do not (they are \`first\` in the JSON). Settings are timed in turn, medians are told. A run may take 60 s.
\`-\`: no setting reached the level. Empty: there is no such model. ml.js has neither of the penalties and is not here.
The best rival is the best of all the others at that level on that task, plain JavaScript (in \`bench/rivals/javascript\`) and lars_path included.
\`failed\`: an error or the cap in every run; the reason is told below the table.

The tasks, all seeded:

${markdown([['', 'problem'], ...series.map(([name, { title, ratio, many }]) => [name, `${title}${many ? '' : `, 100 alphas down to ${ratio} of the largest`}`])])}

Columns are a chain with correlation 0.5 between neighbours, 5 % of the features are true (L2: half, M: a quarter), signal to noise 3; W3 is
breast cancer with all products of up to three features; S has columns filled in proportion to 1 / rank.

## Aims

${markdown([['aim', 'measured', ''], ...[...aims(results), ...lossAims(results)].map(([aim, measured, value]) => [aim, measured, met(value)])])}

![Milliseconds to 1e-8](benchmarks.svg)
${section('path', 'Paths of 100 alphas', without('TensorFlow.js'))}${section('fit10', 'One fit at alpha_max / 10')}${section('fit100', 'One fit at alpha_max / 100')}
${section('cv', 'Cross-validation: 5 given folds, 100 alphas, and the path on all rows', without('TensorFlow.js', 'plain JS'))}
${section('many', 'M: milliseconds for 1,000 fits', without('TensorFlow.js', 'scikit-learn LARS'))}
${section('loo', 'R: leave-one-out of 100 ridge alphas', ['wasso', 'scikit-learn'])}
${lossSections(results)}${results.growth ? growth() : ''}${results.places ? places() : ''}${networkSection()}`

mkdirSync(docs, { recursive: true })
writeFileSync(new URL('benchmarks.md', docs), `${page.replaceAll(/\n{3,}/g, '\n\n').trimEnd()}\n`)
writeFileSync(new URL('benchmarks.svg', docs), picture(results, having('path')))
