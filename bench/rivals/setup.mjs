// `node bench/rivals/setup.mjs`: a Python environment and the npm packages in this folder, and whether R has glmnet and quantreg.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const here = new URL('.', import.meta.url).pathname
const python = `${here}.venv/bin/python`
const run = (command, ...args) => spawnSync(command, args, { cwd: here, stdio: 'inherit' }).status === 0

const failed = []
const step = (what, done) => {
  console.log(`${done ? 'ready' : 'MISSING'}: ${what}`)
  if (!done) failed.push(what)
}

if (!existsSync(python)) run('python3', '-m', 'venv', '.venv')
const pip = [python, '-m', 'pip', 'install', '--upgrade', '--prefer-binary']
const together = run(...pip, '-r', 'requirements.txt')
// One that does not install must not take the others with it: the report names it as missing.
if (!together) for (const name of ['scikit-learn', 'celer', 'skglm', 'adelie', 'glum']) run(...pip, name)
for (const name of ['sklearn', 'celer', 'skglm', 'adelie', 'glum'])
  step(name, run(python, '-c', `import ${name}`))
step('TensorFlow.js', run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'))
for (const name of ['glmnet', 'quantreg']) {
  const found = run('Rscript', '-e', `suppressMessages(library(${name}))`)
  step(name, found)
  if (!found)
    console.log(`  on Debian: apt-get install r-cran-${name}; elsewhere, in R: install.packages('${name}')`)
}
const blas = ['-e', 'q(status = as.integer(!grepl("openblas|mkl", extSoftVersion()["BLAS"])))']
const fast = run('Rscript', ...blas)
step('a fast BLAS for R (with the reference one quantreg takes up to twice as long)', fast)
if (!fast) console.log('  on Debian: apt-get install libopenblas0-pthread')
step('taskset (without it the processes are not held to one core)', run('taskset', '-V'))
if (failed.length > 0) console.log(`The benchmark runs without ${failed.join(', ')} and says so.`)
