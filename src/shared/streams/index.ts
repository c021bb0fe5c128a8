export {
  type ClaimOptions,
  type ConsumerOf,
  type ReadOptions,
  type StreamEntry,
  Streams,
} from './streams.js';
export { type StreamsModuleOptions, streamsModule } from './streams.module.js';
