import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Installed {
  tarball: string
  folder: string
  /** Runs Node in the folder and returns what it printed. */
  node(...args: string[]): string
  remove(): void
}

/** Packs the project as npm would publish it and installs that into an empty folder, offline. */
export function install(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'wasso-package-'))
  npm(process.cwd(), 'pack', '--ignore-scripts', '--pack-destination', folder)
  const tarball = join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')) as string)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', tarball)
  cpSync('test/package/consumer', folder, { recursive: true })
  return {
    tarball,
    folder,
    node(...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
      if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stdout}${stderr}`)
      return stdout
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const npm = (cwd: string, ...args: string[]) => execFileSync('npm', args, { cwd, stdio: 'pipe' })
