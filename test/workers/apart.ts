/** The estimator without a way to answer on the caller's thread: what a pool returns of it comes from a worker. */
export function apart<E extends object>(estimator: E): E {
  const refuse = () => {
    throw new Error('answered on the thread of the caller')
  }
  return Object.assign(estimator, { fitAsync: refuse, pathAsync: refuse, crossValidateAsync: refuse })
}
