import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Known from the first moment of the shutdown, while requests still drain. */
@Injectable()
export class ShutdownState implements OnModuleDestroy {
  private begun = false;

  get isStopping(): boolean {
    return this.begun;
  }

  onModuleDestroy(): void {
    this.begun = true;
  }
}
