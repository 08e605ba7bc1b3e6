import * as path from 'node:path';

/** What may outlive a rehearsal: the lists of jars and the archives of loaded classes. */
export const CACHE_DIRECTORY = path.join(__dirname, '..', '..', 'node_modules', '.cache', 'cdk-msk-georeplication');
