import type { Steps } from '../../core/steps.ts'
import { withCross } from '../../cross-validation/cross.ts'
import { crossAsyncKeys } from '../../cross-validation/data.ts'
import type { Arguments } from '../../fit/call.ts'
import { fitAsyncKeys, type PathData, pathAsyncKeys } from '../../fit/data.ts'
import { fitSteps } from '../../fit/fit.ts'
import { Model, type Parts } from '../../model/model.ts'
import type { AnyOptions } from '../../options.ts'
import type { PathParts } from '../../path/path.ts'
import { pathSteps } from '../../path/steps.ts'
import type { Spec } from '../../spec.ts'
import type { Task, Verb } from '../messages.ts'
import { specNamed } from './estimators.ts'
import type { Job } from './job.ts'
import { piecesOf } from './pieces.ts'
import type { Post } from './post.ts'

type Run = (
  spec: Spec,
  options: AnyOptions,
  given: Arguments<PathData>,
  job: Job,
  post: Post,
) => Steps<Parts | PathParts | undefined>

const verbs: Record<Verb, Run> = {
  fit: (spec, options, given) => fitSteps(spec, options, given, fitAsyncKeys),
  path: (spec, options, given) => pathSteps(spec, options, given, pathAsyncKeys),
  crossValidate: (spec, options, given, job, post) =>
    withCross(spec, options, given, crossAsyncKeys, piecesOf(job, post)),
}

/** The work of a task. Of a model to start from only the fields are read. */
export function stepsOf({ verb, name, options, X, y, data, start }: Task, job: Job, post: Post) {
  const own = start
    ? { ...(data as object), start: Object.assign(Object.create(Model.prototype), start) }
    : data
  return verbs[verb](specNamed(name, options), options, [X, y, own as PathData], job, post)
}
