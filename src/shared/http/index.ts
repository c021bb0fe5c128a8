export { completeDocument } from './api-document.js';
export { HttpConfig } from './config.js';
export { EarlyAnswer } from './early-answer.js';
export { httpErrors } from './errors.js';
export { httpAdapter } from './http-adapter.js';
export { statusOf } from './problem.js';
export { Responds } from './responds.js';
export { setUpHttp } from './set-up-http.js';
