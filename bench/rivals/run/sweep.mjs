/** One method with tolerances from loose to strict. */
export const sweep = (method, ...tols) => tols.map((tol) => ({ method, tol }))
