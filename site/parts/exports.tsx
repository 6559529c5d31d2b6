import { download } from '../actions.ts'
import { pixels, save, standalone } from '../files.ts'
import { onFile } from '../hearing.ts'
import type { Export } from '../protocol.ts'
import { report } from '../report.ts'
import { notice, path, solution, source } from '../state.ts'

const CODE: readonly [Export, string, string][] = [
  ['js', 'JavaScript', 'js'],
  ['python', 'Python', 'py'],
  ['r', 'R', 'R'],
  ['sql', 'SQL', 'sql'],
  ['excel', 'Excel', 'txt'],
]

const base = () => source.value.name.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}]+/gu, '-') || 'model'

onFile((what, text) => {
  const code = CODE.find(([name]) => name === what)
  const ending = code ? code[2] : what === 'model' ? 'model.json' : 'predictions.csv'
  save(code ? `${base()}.${ending}` : `${base()}-${ending}`, text)
  notice.value = `Saved ${what}`
})

const picture = () =>
  (document.getElementById('plots') ?? document.getElementById('corners')) as unknown as SVGSVGElement | null

export function Exports() {
  if (!path.value || !solution.value) return null
  const svg = () => {
    const node = picture()
    if (node) save(`${base()}.svg`, standalone(node), 'image/svg+xml')
  }
  const png = async () => {
    const node = picture()
    if (node) save(`${base()}.png`, await pixels(node))
  }
  const button = (words: string, then: () => void) => (
    <button key={words} type="button" onClick={then}>
      {words}
    </button>
  )
  return (
    <section class="card" aria-labelledby="export-title">
      <h2 id="export-title">Take it along</h2>
      <div class="row tight">
        {button('Model JSON', () => download('model'))}
        {button('Predictions CSV', () => download('predictions'))}
        {button('Report HTML', () => save(`${base()}-report.html`, report(), 'text/html'))}
        {button('SVG', svg)}
        {button('PNG', () => void png())}
      </div>
      <fieldset class="choices">
        <legend>as code</legend>
        {CODE.map(([what, words]) => button(words, () => download(what)))}
      </fieldset>
    </section>
  )
}
