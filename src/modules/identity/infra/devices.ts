import { Injectable } from '@nestjs/common';

/** What programs call themselves, in words for people. */
@Injectable()
export class Devices {
  /** Loaded when somebody looks at sessions. */
  async namer(): Promise<(userAgent: string) => string> {
    const { default: bowser } = await import('bowser');
    return (userAgent) => {
      if (userAgent === '') return 'Unknown';
      const { browser, os } = bowser.parse(userAgent);
      const program = browser.name || userAgent.split(/[/ ]/, 1)[0] || 'Unknown';
      return os.name ? `${program} on ${os.name}` : program;
    };
  }
}
