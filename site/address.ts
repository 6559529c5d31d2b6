// The state of the page as its address tells it, and from it when it opens.
import { computed } from '@preact/signals'
import { listen } from './client.ts'
import { hear } from './hearing.ts'
import { openSample } from './opening.ts'
import { DEFAULTS, fromHash, toHash } from './settings.ts'
import { alpha, asked, atBest, path, settings, source, TABS, type Tab, tab } from './state.ts'

export function begin(): void {
  const address = fromHash(location.hash)
  settings.value = { ...DEFAULTS, ...address.settings }
  asked.alpha = address.alpha
  asked.loss = address.settings.loss
  if (address.tab && address.tab in TABS) tab.value = address.tab as Tab
  listen(hear)
  openSample(address.sample ?? '')
}

/** The address, but for what belongs to a file of the user's own. */
export const address = computed(() => {
  const { sample } = source.value
  return toHash({
    ...(sample && { sample: sample.name }),
    tab: tab.value,
    settings: settings.value,
    ...(!atBest.value && sample && path.value && { alpha: alpha.value }),
  })
})
