import { Injectable } from '@nestjs/common';

/** How often values were found since the start of this process; read by telemetry. */
@Injectable()
export class CacheStats {
  readonly hits = { memory: 0, redis: 0 };
  misses = 0;
  /** What the first level holds now. */
  size: () => { readonly entries: number; readonly bytes: number } = () => ({ entries: 0, bytes: 0 });
}
