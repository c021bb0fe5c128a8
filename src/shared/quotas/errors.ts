import { defineErrors } from '#shared/errors';

export const quotasErrors = defineErrors('quotas', {
  lengthNeeded: [
    'invalid',
    () => 'The plan limits storage, so an upload has to say how long it is: send Content-Length.',
  ],
});
