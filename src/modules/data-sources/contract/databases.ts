import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type {
  ConnectionSettings,
  CopySettings,
  DataSourceView,
  LiveConnectionView,
  LiveKind,
} from './views.js';

/** A source that is a database of somebody else's. It is connected to and looked at before anything is stored. */
export class ConnectDataSource extends Command<DataSourceView> {
  static readonly type = 'data-sources.connect-data-source';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly name: string;
      readonly kind: LiveKind;
      readonly settings: ConnectionSettings;
      readonly password: string;
      /** Given: it is imported. */
      readonly copy?: CopySettings;
      readonly schedule?: string;
    },
  ) {
    super();
  }
}

/** When a database is read once more, and how it is copied. What is left out stays as it is. */
export class ChangeRefreshing extends Command<DataSourceView> {
  static readonly type = 'data-sources.change-refreshing';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly dataSourceId: string;
      /** `null`: only when somebody asks for it. */
      readonly schedule?: string | null;
      readonly copy?: Partial<CopySettings>;
    },
  ) {
    super();
  }
}

/** Another place or another user, password included: a kept one would be sent to whoever was named instead. */
export class ChangeConnection extends Command<DataSourceView> {
  static readonly type = 'data-sources.change-connection';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly dataSourceId: string;
      /** What is left out is as usual for the kind. */
      readonly settings: Omit<ConnectionSettings, 'port'> & { readonly port?: number };
      readonly password: string;
    },
  ) {
    super();
  }
}

/** How to connect to a live source. For the server itself, after it has checked rights: no actor, no HTTP. */
export class GetLiveConnection extends Query<LiveConnectionView> {
  static readonly type = 'data-sources.get-live-connection';
  constructor(readonly input: { readonly dataSourceId: string }) {
    super();
  }
}
