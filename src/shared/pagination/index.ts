export { Cursors } from './cursor.js';
export { type Page, type PageRequest, pageOf, pageRequest, paginationErrors } from './page.js';
export {
  type Placed,
  SortedPages,
  type SortedRequest,
  sortingBy,
  sortOrders,
} from './sorted-pages.js';
