import { basename } from 'node:path';
import { assert } from '../../system/assert';
import type { Check } from '../../environment/check';

/** What the rehearsal does itself: this Kafka is here already. */
const INSTALLATION = 'install-kafka.sh';

export const login: Check = {
  id: 'cluster.login',
  title: "the client instance's own boot commands end with a login",
  isPreparation: true,
  appliesTo: ({ isOfRehearsal, inPlaceOf }) => !isOfRehearsal || inPlaceOf !== undefined,
  skipReason: (_, { inPlaceOf }) => inPlaceOf && `${inPlaceOf.name}: ${inPlaceOf.reason}`,
  async run({ clientInstance }) {
    const commands = clientInstance.description.commands.filter((command) => basename(command) !== INSTALLATION);
    let last = '';
    for (const command of commands) {
      const { status, stdout, stderr } = await clientInstance.run('bash', [clientInstance.path(command)]);
      assert(status === 0, `${command} failed: ${stderr.trim() || stdout.trim()}`);
      last = stdout.trim().split('\n').at(-1) ?? '';
    }
    return `${commands.map((command) => basename(command)).join(', ')}: ${last}`;
  },
};
