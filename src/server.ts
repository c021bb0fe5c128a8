import 'reflect-metadata';
// The settings of the command line are ours too: one `.env` may hold them all.
import './cli/config.js';
import { runServer } from '#shared/lifecycle';
import { AppModule } from './app.module.js';
import { untilReady } from './until-ready.js';

/** Runs until it is told to stop. Returns the exit code. */
export const serve = (): Promise<number> => runServer({ root: AppModule, untilReady });
