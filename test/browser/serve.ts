import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Site {
  /** Address of the page under a Content-Security-Policy. */
  url(policy: string): string
  close(): Promise<void>
}

/** Serves one page whose only script is `script`, under the policy that the address asks for. */
export async function serve(script: string): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/page.js') {
      response.setHeader('content-type', 'text/javascript')
      response.end(script)
    } else {
      response.setHeader('content-type', 'text/html')
      response.setHeader('content-security-policy', searchParams.get('policy') ?? '')
      response.end('<!doctype html><script type="module" src="/page.js"></script>')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (policy) => `http://127.0.0.1:${port}/?policy=${encodeURIComponent(policy)}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
