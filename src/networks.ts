export type { NetworkCertificate, NetworkCertificateJSON } from './networks/certificate.ts'
export { MLPClassifier } from './networks/classifier.ts'
export type {
  NetworkCrossValidateAsyncData,
  NetworkCrossValidateData,
  NetworkFitAsyncData,
  NetworkFitData,
  NetworkPathAsyncData,
  NetworkPathData,
} from './networks/data.ts'
export type { Activation } from './networks/exports.ts'
export { networkFromJSON } from './networks/from-json.ts'
export type {
  Groups,
  MLPClassifierOptions,
  MLPRegressorOptions,
  NetworkLoss,
  NetworkOptions,
  NetworkSolver,
} from './networks/options.ts'
export { MLPRegressor } from './networks/regressor.ts'
export type {
  NetworkChoice,
  NetworkClassification,
  NetworkCrossValidation,
  NetworkJSON,
  NetworkModel,
  NetworkPath,
  NetworkPathJSON,
  NetworkRegression,
} from './networks/types.ts'
