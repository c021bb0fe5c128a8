export type LiveKind = 'postgresql' | 'mysql' | 'clickhouse';

/** Where a live database is and who asks it; without the password. */
export interface LiveConnectionSettings {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** PostgreSQL only: the schema whose tables are meant. */
  readonly schema?: string;
  readonly user: string;
  /** `on`: encrypted, whoever answers. `verified`: encrypted, and the certificate must be right. */
  readonly tls: 'off' | 'on' | 'verified';
  /** PEM of the authority that signed the certificate, where it is not a public one. */
  readonly certificateAuthority?: string;
}

export interface Login extends LiveConnectionSettings {
  readonly kind: LiveKind;
  readonly password: string;
}

export interface StoredLogin {
  readonly kind: LiveKind;
  readonly settings: LiveConnectionSettings;
  readonly sealedPassword: string;
}

/** What TLS has to be told. The name in the certificate is that of the host, whatever its address. */
export function tlsOptionsOf({ tls, certificateAuthority: ca }: Login) {
  return tls === 'off' ? undefined : { rejectUnauthorized: tls === 'verified', ...(ca && { ca }) };
}
