export { SmsConfig } from './config.js';
export { GatewaySmsSender } from './gateway-sms-sender.js';
export { smsModule } from './sms.module.js';
export { type Sms, SmsSender } from './sms-sender.js';
