import { z } from 'zod';
import { email, newPassword, password } from './auth.dto.js';

export const passwordChange = z.object({ currentPassword: password, newPassword });
export type PasswordChange = z.infer<typeof passwordChange>;

export const forgotten = z.object({ email });
export type Forgotten = z.infer<typeof forgotten>;

export const passwordReset = z.object({
  token: z.string().min(1).max(1000).describe('As the mail has it. Good once.'),
  newPassword,
  revokeApiKeys: z
    .boolean()
    .default(false)
    .describe('Also end every API key of the account: for somebody who fears that another one was in.'),
});
export type PasswordReset = z.infer<typeof passwordReset>;

export const addressVerification = z.strictObject({
  token: z.string().min(1).max(1000).describe('As the mail has it. Good once.'),
});
export type AddressVerification = z.infer<typeof addressVerification>;
