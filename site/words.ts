import type { Loss } from './protocol.ts'

interface Words {
  readonly name: string
  /** One line on when it is right. */
  readonly when: string
  /** What the lower plot shows, on rows held out. */
  readonly error: string
}

const WORDS: Record<Loss, Words> = {
  squared: { name: 'Squared', when: 'predicts the mean', error: 'held-out loss, (y − ŷ)²/2' },
  absolute: {
    name: 'Absolute',
    when: 'predicts the median; outliers count little',
    error: 'held-out loss, |y − ŷ|',
  },
  huber: { name: 'Huber', when: 'squared near, absolute far', error: 'held-out Huber loss' },
  quantile: { name: 'Quantile', when: 'predicts a quantile of your choice', error: 'held-out pinball loss' },
  poisson: { name: 'Poisson', when: 'for counts', error: 'held-out Poisson loss' },
  logistic: { name: 'Logistic', when: 'for classes', error: 'held-out log loss' },
}

export const lossWords = (loss: Loss): Words => WORDS[loss]
