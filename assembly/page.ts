// The core and the networks in one module, for a page that has both: their kernels and losses are there once.
export * from "./index"
export { advance, begin, finish, penalise, predict, samples, training } from "./networks/index"
