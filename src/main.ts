import { setSourceMapsSupport } from 'node:module';

// For our own code, and before any of it is loaded. `--enable-source-maps` keeps those of all packages too, 15 MB.
setSourceMapsSupport(true);
const { serve } = await import('./server.js');

process.exitCode = await serve();
