import type { StartedModule } from '#shared/testing';

interface Sent {
  readonly token?: string;
  readonly body?: object | string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address that it comes from. */
  readonly from?: string;
}

/** Requests like `POST login` to `/auth` of the module that is started by then. */
export const authRequests =
  (app: () => StartedModule) =>
  async (route: string, { token, body, headers = {}, from }: Sent = {}) => {
    const [method = '', path = ''] = route.split(' ');
    const response = await app().http({
      method: method as 'GET',
      url: `/api/v1/auth/${path}`,
      headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { payload: body }),
      ...(from && { remoteAddress: from }),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      // biome-ignore lint/suspicious/noExplicitAny: each test says what it expects to find
      body: (isJson ? response.json() : response.body || undefined) as any,
    };
  };
