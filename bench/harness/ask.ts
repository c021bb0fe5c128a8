export interface Answer {
  readonly status: string;
  readonly timing?: { readonly parseMs: number; readonly cached: boolean };
}

/** POST with JSON both ways; anything but a 2xx is an error. */
export async function post<T>(url: string, body: object, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** As a guest. */
export const ask = (url: string, question: string): Promise<Answer> =>
  post(`${url}/api/v1/questions`, { question });

/** A new account; returns the header that signs its requests. */
export async function signUp(url: string): Promise<Record<string, string>> {
  const { accessToken } = await post<{ accessToken: string }>(`${url}/api/v1/auth/register`, {
    email: `bench-${Date.now()}@example.com`,
    password: 'correct horse battery staple',
    name: 'Bench',
  });
  return { authorization: `Bearer ${accessToken}` };
}
