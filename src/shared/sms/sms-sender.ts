export interface Sms {
  /** E.164: a plus sign and digits. */
  readonly to: string;
  /** Short, and in plain letters: one message. */
  readonly text: string;
}

/** Sends text messages. Call it in a job: a gateway that is away is an error of the moment, and the job is tried again. */
export abstract class SmsSender {
  /** Rejects when nobody took the message. */
  abstract send(sms: Sms): Promise<void>;
}
