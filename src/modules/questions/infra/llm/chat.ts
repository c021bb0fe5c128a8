import { z } from 'zod';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON, as the model wrote it. */
  readonly input: string;
}

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly content: string; readonly toolCallId: string };

export interface Reply {
  readonly content: string;
  readonly toolCalls: readonly ToolCall[];
}

/** Nobody there, no time, or no service: it may be there again later. */
export class ModelUnreachable extends Error {
  override readonly name = 'ModelUnreachable';
}

/** An answer that is no answer. */
export class ModelNonsense extends Error {
  override readonly name = 'ModelNonsense';
}

const reply = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.string().nullish(),
          tool_calls: z
            .array(
              z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }),
            )
            .nullish(),
        }),
      }),
    )
    .min(1),
});

export const replyOf = (body: string): Reply => {
  const message = reply.safeParse(jsonIn(body)).data?.choices[0]?.message;
  if (!message) throw new ModelNonsense('it answered with something that is no answer');
  const calls = message.tool_calls ?? [];
  return {
    content: message.content ?? '',
    toolCalls: calls.map(({ id, function: { name, arguments: input } }) => ({ id, name, input })),
  };
};

const jsonIn = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** A message as the endpoint wants it. */
export const wireOf = (message: ChatMessage): object => {
  const { role, content } = message;
  if (role === 'tool') return { role, content, tool_call_id: message.toolCallId };
  if (role !== 'assistant' || message.toolCalls.length === 0) return { role, content };
  const calls = message.toolCalls.map(({ id, name, input }) => ({
    id,
    type: 'function',
    function: { name, arguments: input },
  }));
  return { role, content, tool_calls: calls };
};

/** The text of an answer that is not endless. */
export async function boundedText(response: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > most) throw new ModelNonsense('its answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
