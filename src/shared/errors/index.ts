export {
  AppError,
  type Details,
  defineErrors,
  type ErrorKind,
  errorKinds,
  type ListedError,
  listErrors,
} from './app-error.js';
export { reasonOf } from './reason-of.js';
