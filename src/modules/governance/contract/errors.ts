import { defineErrors } from '#shared/errors';

export const governanceErrors = defineErrors('governance', {
  adminsOnly: ['forbidden', () => 'Only admins of this organisation may do this.'],
  policyNotFound: ['not-found', (d: { policyId: string }) => `Row policy ${d.policyId} does not exist.`],
  nameTaken: [
    'conflict',
    (d: { name: string; table: string }) => `The table "${d.table}" has a row policy "${d.name}" already.`,
  ],
  tooManyPolicies: [
    'conflict',
    (d: { most: number }) => `A data source has at most ${d.most} row policies. Remove some, or join them.`,
  ],
  memberNotFound: [
    'not-found',
    (d: { userId: string }) => `User ${d.userId} is not a member of this organisation.`,
  ],
  resolutionNotFound: [
    'not-found',
    (d: { resolutionId: string }) => `Entity resolution ${d.resolutionId} does not exist.`,
  ],
  resolutionNameTaken: [
    'conflict',
    (d: { name: string }) => `name: there is an entity resolution "${d.name}" already.`,
  ],
  resolutionUnsound: ['invalid', (d: { field: string; reason: string }) => `${d.field}: ${d.reason}.`],
  entityNotFound: ['not-found', (d: { entityId: string }) => `There is no entity ${d.entityId}.`],
  keyNotUnique: [
    'unprocessable',
    (d: { table: string; key: string }) =>
      `Several records of "${d.table}" have the same "${d.key}": a key names one record.`,
  ],
  tooManyPairs: [
    'unprocessable',
    (d: { most: number; more: number }) =>
      `Of the pairs from reviewFrom on, ${d.most} would be looked at and ${d.more} left out: raise reviewFrom, or let blocking rules compare less.`,
  ],
  nobodyCompares: ['unavailable', () => 'The module that compares records does not run here.'],
  erasureRequested: ['conflict', () => 'You have asked to be erased already.'],
  erasureNotFound: [
    'not-found',
    (d: { erasureId: string }) =>
      `There is no erasure ${d.erasureId} that you could follow with this receipt, or cancel.`,
  ],
  ownsOrganizations: [
    'conflict',
    (d: { names: readonly string[] }) =>
      `You own ${d.names.join(', ')}: transfer or delete what others work in, then ask to be erased.`,
  ],
  exportNotFound: [
    'not-found',
    (d: { exportId: string }) => `You have asked for no export ${d.exportId} of your data.`,
  ],
  exportNotReady: [
    'conflict',
    (d: { state: string }) => `This export is ${d.state}: only one that is ready can be downloaded.`,
  ],
  retainedKindNotFound: [
    'not-found',
    (d: { kind: string; known: readonly string[] }) =>
      `kind: there is no "${d.kind}"; there are ${d.known.map((one) => one).join(', ')}.`,
  ],
  retentionOutOfBounds: [
    'invalid',
    (d: { field: string; least: number; most: number }) =>
      `${d.field}: give a number of days from ${d.least} to ${d.most}.`,
  ],
  notArchived: [
    'invalid',
    (d: { kind: string }) => `archiveAfterDays: data of the kind ${d.kind} is not archived; leave it out.`,
  ],
  consentPurposeNotFound: [
    'not-found',
    (d: { purposeId: string }) => `There is no purpose ${d.purposeId} that anybody could consent to.`,
  ],
  consentNameTaken: [
    'conflict',
    (d: { name: string }) => `There is a purpose "${d.name}" already: publish a new version of it.`,
  ],
  consentRetired: [
    'conflict',
    (d: { name: string }) => `Nobody is asked about "${d.name}" any more: consent can only be withdrawn.`,
  ],
  consentOutdated: [
    'conflict',
    (d: { version: number; current: number }) =>
      `version: ${d.version} is not the text that holds now, ${d.current} is: show that one and ask again.`,
  ],
  qualityRuleNotFound: [
    'not-found',
    (d: { ruleId: string }) => `Data quality rule ${d.ruleId} does not exist.`,
  ],
  qualityNameTaken: [
    'conflict',
    (d: { name: string }) => `The data source has a data quality rule "${d.name}" already.`,
  ],
  tooManyQualityRules: [
    'conflict',
    (d: { most: number }) => `A data source has at most ${d.most} data quality rules. Remove some.`,
  ],
  qualityRuleUnfit: ['invalid', (d: { field: string; problem: string }) => `${d.field}: ${d.problem}.`],
  qualityRunNotFound: [
    'not-found',
    (d: { runId: string }) => `There was no run ${d.runId} of quality checks.`,
  ],
  noQualityRules: [
    'conflict',
    (d: { dataSourceId: string }) =>
      `The data source ${d.dataSourceId} has no data quality rules to look at.`,
  ],
  noQualitySchedule: [
    'invalid',
    (d: { cron: string }) => `cron: "${d.cron}" is no schedule; give five fields of cron, such as 0 3 * * *.`,
  ],
  heldVersionNotFound: ['not-found', (d: { heldId: string }) => `There is no held version ${d.heldId}.`],
  notHeld: [
    'conflict',
    (d: { state: string }) => `This version is ${d.state}: only one that is held can be released.`,
  ],
  heldBack: [
    'unprocessable',
    (d: { version: string; reasons: readonly string[] }) =>
      `Version ${d.version} was loaded and is held back by data quality rules: ${d.reasons.map((one) => one).join(' ')}`,
  ],
});
