import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Files {
  /** Address of a file, with headers that the answer shall have. */
  url(path: string, headers?: Record<string, string>): string
  close(): Promise<void>
}

/** Serves these texts, and what is in build/. */
export async function serveFiles(texts: Record<string, string>): Promise<Files> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    for (const [name, value] of searchParams) response.setHeader(name, value)
    // A page that is isolated has workers that say the same of themselves.
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    response.setHeader('content-type', pathname.endsWith('.js') ? 'text/javascript' : 'text/html')
    try {
      response.end(texts[pathname] ?? readFileSync(`.${pathname}`))
    } catch {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (path, headers = {}) => `http://127.0.0.1:${port}${path}?${new URLSearchParams(headers)}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
