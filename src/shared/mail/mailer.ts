export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text: it is read everywhere, and nothing in it can be disguised. */
  readonly text: string;
}

/** Sends mail. Call it in a job: a mail server that is away is an error of the moment, and the job is tried again. */
export abstract class Mailer {
  /** Rejects when nobody took the mail. */
  abstract send(mail: Mail): Promise<void>;
}
