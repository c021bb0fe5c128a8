import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { AppError } from '#shared/errors';
import { type BuiltinDataView, GetBuiltinDataStatus } from '../contract/index.js';
import { PrepareBuiltinData } from './prepare-builtin-data.js';

@QueryHandler(GetBuiltinDataStatus)
export class GetBuiltinDataStatusHandler implements IQueryHandler<GetBuiltinDataStatus> {
  /** What can be asked once stays so: nobody can remove it. */
  private ready = false;

  constructor(private readonly preparing: PrepareBuiltinData) {}

  async execute(): Promise<BuiltinDataView> {
    this.ready ||= await this.canBeAsked();
    if (this.ready) return { status: 'ready' };
    const failure = (await this.loadFailure()) ?? this.preparing.failure;
    return failure === undefined ? { status: 'preparing' } : { status: 'failed', failure };
  }

  /** Also while a newer version is made ready: the earlier one answers meanwhile. */
  private async canBeAsked(): Promise<boolean> {
    return (await this.source())?.version !== undefined;
  }

  private async loadFailure(): Promise<string | undefined> {
    return (await this.source())?.failure?.message;
  }

  /** None before it is registered. */
  private async source() {
    try {
      return await this.preparing.source();
    } catch (error) {
      if (error instanceof AppError && error.kind === 'not-found') return undefined;
      throw error;
    }
  }
}
