import { expect } from '../proof';
import type { ReplicationProof } from './proof';

export const healthy: ReplicationProof = {
  promise: "the template's health command says that it works",
  async run({ mirrorMaker }) {
    const { healthCommand, healthRetries } = mirrorMaker.description;
    let complaints = await mirrorMaker.complaints();
    let attempt = 1;
    // As ECS does: so many failures in a row are one.
    for (; complaints.length > 0 && attempt < healthRetries; attempt++) {
      complaints = await mirrorMaker.complaints();
    }
    expect(complaints.length === 0, `${healthCommand.join(' ')}: ${complaints.join('; ')}`);
    return `${healthCommand.join(' ')} ended with 0 in ${mirrorMaker.tasks.length} container(s), at attempt ${attempt} of ${healthRetries}`;
  },
};
