import { expect } from '../proof';
import type { ReplicationProof } from './proof';

export const healthy: ReplicationProof = {
  promise: "the template's health command says that it works",
  async run({ mirrorMaker }) {
    const complaints = await mirrorMaker.complaints();
    expect(complaints.length === 0, `${mirrorMaker.description.healthCommand.join(' ')}: ${complaints.join('; ')}`);
    return `${mirrorMaker.description.healthCommand.join(' ')} ended with 0 in ${mirrorMaker.tasks.length} container(s)`;
  },
};
