/**
 * Edition of the rules of inference. Raise it when they begin to tell something else about the same data:
 * versions that were read by an older edition are read once more.
 */
export const rulesEdition = 5;
