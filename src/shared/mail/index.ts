export { MailConfig } from './config.js';
export { FolderMailer } from './folder-mailer.js';
export { mailModule } from './mail.module.js';
export { type Mail, Mailer } from './mailer.js';
export { SmtpMailer } from './smtp-mailer.js';
