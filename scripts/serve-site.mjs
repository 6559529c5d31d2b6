// `npm run site`: builds the page, serves it on the loopback address and says where.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { ensureBuilt } from './built.mjs'
import { buildSite } from './site.mjs'

process.chdir(new URL('..', import.meta.url).pathname)

const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript; charset=utf-8' }

ensureBuilt()
const { sizes, total, parts, budget } = await buildSite()
for (const [name, size] of [...sizes, ...Object.entries(parts).map(([name, size]) => [`(${name})`, size])])
  console.log(`${name.padEnd(24)}${String(size).padStart(8)}`)
console.log(`${`all, at most ${budget}`.padEnd(24)}${String(total).padStart(8)}`)
if (total > budget) {
  console.error(`build/site is ${total} bytes gzipped, ${total - budget} over its budget of ${budget}`)
  process.exitCode = 1
}
if (!process.argv.includes('--build')) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const name = pathname === '/' ? 'index.html' : pathname.slice(1)
    try {
      if (!/^[\w.-]+$/.test(name)) throw new Error(name)
      const text = readFileSync(`build/site/${name}`)
      response.setHeader('content-type', TYPES[name.split('.').pop()] ?? 'text/plain')
      response.end(text)
    } catch {
      response.statusCode = 404
      response.end('not here')
    }
  })
  server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
    console.log(`\nhttp://127.0.0.1:${server.address().port}/`),
  )
}
