/** One spelling per mailbox: what two people type for the same address is the same text. */
export const normalizeEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** What to call somebody who gave no name. */
export const nameFrom = (email: string): string => email.slice(0, email.lastIndexOf('@')) || email;
