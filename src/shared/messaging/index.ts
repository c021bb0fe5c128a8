export { MessagingConfig } from './config.js';
export { type DeadLetter, DeadLetters, deadLetterErrors } from './dead-letters.js';
export { type Answering, Answers, type AnswersInquiry, Inquiries, type Inquiry } from './inquiries.js';
export { messagingModule } from './messaging.module.js';
export { Outbox } from './outbox.js';
export { OutboxCleaner } from './outbox-cleaner.js';
export { OutboxRelay } from './outbox-relay.js';
export { Subscriber, type Subscribes, type Subscription } from './subscriber.js';
export { Subscribers } from './subscribers.js';
