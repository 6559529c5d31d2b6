// What is fitted: loss, penalty, folds.
import { signal } from '@preact/signals'
import { change } from '../actions.ts'
import { lossesFor } from '../guess.ts'
import { path, settings, targetFacts } from '../state.ts'
import { lossWords } from '../words.ts'

const ratio = signal<number | undefined>(undefined) // of the slider, until it is let go

const penaltyWords = (l1Ratio: number) =>
  l1Ratio === 0 ? 'ridge' : l1Ratio === 1 ? 'lasso' : `elastic net, ${Math.round(100 * l1Ratio)} % L1`

export function ModelSettings() {
  const { loss, l1Ratio, quantile, delta, standardize, folds, seed } = settings.value
  const shown = ratio.value ?? l1Ratio
  const number = (
    name: 'folds' | 'seed' | 'quantile',
    value: number,
    min: number,
    max: number,
    step: number,
  ) => (
    <label class="field">
      <span>{name}</span>
      <input
        type="number"
        name={name}
        value={value}
        min={min}
        max={max}
        step={step}
        onChange={({ currentTarget }) => {
          const next = Number(currentTarget.value)
          if (currentTarget.validity.valid && currentTarget.value !== '') change({ [name]: next })
          else currentTarget.value = String(value)
        }}
      />
    </label>
  )
  return (
    <section class="card" aria-labelledby="model-title">
      <h2 id="model-title">Model</h2>
      <fieldset class="choices">
        <legend>loss</legend>
        {lossesFor(targetFacts.value).map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="loss"
              value={name}
              checked={name === loss}
              onChange={() => change({ loss: name })}
            />
            <span>{lossWords(name).name}</span>
          </label>
        ))}
      </fieldset>
      <p class="quiet hint">{lossWords(loss).when}</p>
      {loss === 'quantile' && <div class="row">{number('quantile', quantile, 0.01, 0.99, 0.01)}</div>}
      {loss === 'huber' && (
        <div class="row">
          <label class="field">
            <span>delta</span>
            <input
              type="number"
              name="delta"
              min={0}
              step="any"
              placeholder="auto"
              value={delta ?? ''}
              onChange={({ currentTarget: { value } }) =>
                change({ delta: Number(value) > 0 ? Number(value) : undefined })
              }
            />
          </label>
        </div>
      )}
      <label class="field wide">
        <span class="row between">
          <span>penalty</span>
          <b>{penaltyWords(shown)}</b>
        </span>
        <input
          type="range"
          id="l1-ratio"
          min={0}
          max={1}
          step={0.05}
          value={shown}
          aria-label="share of the L1 norm, from ridge to lasso"
          aria-valuetext={penaltyWords(shown)}
          onInput={({ currentTarget }) => (ratio.value = Number(currentTarget.value))}
          onChange={({ currentTarget }) => {
            ratio.value = undefined
            change({ l1Ratio: Number(currentTarget.value) })
          }}
        />
        <span class="row between quiet ends" aria-hidden="true">
          <span>ridge</span>
          <span>lasso</span>
        </span>
      </label>
      <div class="row fields">
        {number('folds', folds, 2, Math.min(100, path.value?.n ?? 100), 1)}
        {number('seed', seed, 0, 2 ** 32 - 1, 1)}
        <label class="check">
          <input
            type="checkbox"
            checked={standardize}
            onChange={({ currentTarget }) => change({ standardize: currentTarget.checked })}
          />
          <span>standardize</span>
        </label>
      </div>
    </section>
  )
}
