/**
 * What the library publishes of Kafka's side for tools that read its templates, as `cdk-msk-georeplication/kafka`: plain
 * TypeScript, without the CDK. Constructs are not here, and no construct need be installed for it.
 */
export { EVERY } from './acls/acl-patterns';
export { administratorAcls } from './acls/acl-grants';
export { formatAcl, parseAcl, principalOf, type Acl, type AclOperation, type AclResourceType } from './acls/acls';
export { CERTIFICATE_CLIENT_CONFIGURATIONS } from './client-configuration/certificate';
export { CLIENT_CONFIGURATIONS } from './client-configuration/client-configuration';
export { validateDistinguishedName } from './login/distinguished-names';
export { sourceAcls, sourceProbeAcls, targetAcls, targetProbeAcls } from './mirror-maker/acls';
export { archiveOf, DEFAULT_MSK_VERSION, DEFAULT_RELEASE, LINES } from './releases/releases';
export { isOlderThan, lineOf, usesZooKeeper } from './releases/versions';
