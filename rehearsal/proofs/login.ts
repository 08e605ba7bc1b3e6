import { basename } from 'node:path';
import { expect, type Proof } from './proof';

/** What the rehearsal does itself: this Kafka is here already. */
const INSTALLATION = 'install-kafka.sh';

export const login: Proof = {
  promise: "the box's own boot commands end with a login",
  isPreparation: true,
  async run({ box }) {
    const commands = box.description.commands.filter((command) => basename(command) !== INSTALLATION);
    let last = '';
    for (const command of commands) {
      const { status, stdout, stderr } = await box.run('bash', [box.path(command)]);
      expect(status === 0, `${command} failed: ${stderr.trim() || stdout.trim()}`);
      last = stdout.trim().split('\n').at(-1) ?? '';
    }
    return `${commands.map((command) => basename(command)).join(', ')}: ${last}`;
  },
};
