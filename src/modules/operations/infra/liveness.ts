import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

const body = JSON.stringify({ status: 'ok' });
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': String(Buffer.byteLength(body)),
  'cache-control': 'no-store',
};

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers `GET /health` before anything else looks at it. Balancers ask often and want to know one thing, whether
 * the process still answers; routing, guards, logs and measurements would cost several times the answer itself.
 */
@Injectable()
export class Liveness implements OnApplicationBootstrap {
  constructor(private readonly http: HttpAdapterHost) {}

  onApplicationBootstrap(): void {
    const server: Server = this.http.httpAdapter.getHttpServer();
    const others = server.listeners('request') as Listener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (request.method === 'GET' && request.url === '/health') response.writeHead(200, headers).end(body);
      else for (const listener of others) listener.call(server, request, response);
    });
  }
}
