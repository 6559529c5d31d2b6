import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, show } from '../../site/numbers.ts'
import { linear, logarithmic } from '../../site/scales.ts'
import { DEFAULTS, fromHash, toHash } from '../../site/settings.ts'

test.each([
  [0, '0'],
  [1.0934, '1.093'],
  [-0.81812, '−0.8181'],
  [1517.3, '1517'],
  [123456, '123456'],
  [1.5e6, '1.50×10⁶'],
  [2.4e-12, '2.40×10⁻¹²'],
  [1e-7, '1×10⁻⁷'],
  [Number.POSITIVE_INFINITY, '∞'],
])('%d is shown as %s', (value, text) => {
  expect(show(value)).toBe(text)
})

test('what is shown is read back to its digits', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
      const back = parse(show(value))
      expect(Math.abs(back - value)).toBeLessThanOrEqual(0.0051 * Math.abs(value))
    }),
  )
})

test('the ticks of a scale are within its domain, in order, and where they say', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: 1e-8, max: 1e8 }),
      fc.double({ noNaN: true, min: 1.01, max: 1e6 }),
      (low, ratio) => {
        for (const scale of [linear(low, low * ratio, 0, 500), logarithmic(low * ratio, low, 0, 500)]) {
          for (const tick of scale.ticks) {
            expect(scale(tick)).toBeGreaterThan(-1e-6)
            expect(scale(tick)).toBeLessThan(500 + 1e-6)
            expect(Math.abs(scale.invert(scale(tick)) - tick)).toBeLessThanOrEqual(1e-9 * tick)
          }
          expect(scale.ticks).toEqual([...scale.ticks].sort((a, b) => a - b))
        }
      },
    ),
  )
})

test('settings go into the address and come back; what makes no sense is passed over', () => {
  const settings = {
    ...DEFAULTS,
    loss: 'huber' as const,
    l1Ratio: 0.35,
    delta: 2.5,
    folds: 7,
    seed: 3,
    standardize: false,
  }
  const back = fromHash(toHash({ sample: 'engel', alpha: 0.0123, tab: 'corners', settings }))
  expect({ ...DEFAULTS, ...back.settings }).toEqual(settings)
  expect(back).toMatchObject({ sample: 'engel', alpha: 0.0123, tab: 'corners' })
  expect(toHash({ settings: DEFAULTS })).toBe('')
  expect(fromHash('#l1Ratio=7&folds=1.5&loss=cubic&alpha=-1&seed=x').settings).toEqual({})
})
