export { Cursors } from './cursor.js';
export { type Page, type PageRequest, pageOf, pageRequest, paginationErrors } from './page.js';
