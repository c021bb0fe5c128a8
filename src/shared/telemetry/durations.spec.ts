import { expect, it } from 'vitest';
import { Durations } from './durations.js';
import { metrics } from './metrics.js';

it('durations are shown as a histogram of Prometheus, by their labels', async () => {
  const durations = new Durations('almanac_test_seconds', 'A test.', ['type', 'outcome']);
  durations.labels('ask', 'done').observe(0.0004);
  durations.labels('ask', 'done').observe(0.3);
  durations.labels('ask', 'failed').observe(120);

  const lines = (await metrics.text()).split('\n').filter((line) => line.includes('almanac_test_seconds'));

  expect(lines).toContain('# TYPE almanac_test_seconds histogram');
  expect(lines).toContain('almanac_test_seconds_bucket{type="ask",outcome="done",le="0.0005"} 1');
  expect(lines).toContain('almanac_test_seconds_bucket{type="ask",outcome="done",le="0.25"} 1');
  expect(lines).toContain('almanac_test_seconds_bucket{type="ask",outcome="done",le="0.5"} 2');
  expect(lines).toContain('almanac_test_seconds_bucket{type="ask",outcome="failed",le="60"} 0');
  expect(lines).toContain('almanac_test_seconds_bucket{type="ask",outcome="failed",le="+Inf"} 1');
  expect(lines).toContain('almanac_test_seconds_count{type="ask",outcome="done"} 2');
  expect(lines).toContain('almanac_test_seconds_sum{type="ask",outcome="failed"} 120');
});
