import type { ListrTask } from 'listr2';
import type { MirrorMakerDescription, Side } from './assembly/descriptions';
import type { Stage } from './proofs/proof';
import type { ReplicationProof, ReplicationStage } from './proofs/replication/proof';
import { record } from './record';
import type { Rehearsal } from './rehearsal';
import type { Row } from './report';

/** What the replication of one MirrorMaker is rehearsed with. */
export interface ReplicationPlan {
  readonly rehearsal: Rehearsal;
  readonly mirrorMaker: MirrorMakerDescription;
  /** What runs, by the ARN of its cluster. */
  readonly stages: ReadonlyMap<string, Stage>;
  /** One step after the other, the proofs of a step side by side. */
  readonly steps: readonly (readonly ReplicationProof[])[];
  readonly rows: Row[];
}

/** Puts each promise of a MirrorMaker to the test. When the first does not hold, the others are not rehearsed. */
export function replicationTask(plan: ReplicationPlan): ListrTask {
  const { mirrorMaker, steps, rows } = plan;
  let stage: ReplicationStage | undefined;
  let obstacle = obstacleTo(plan);
  const proofTask = (proof: ReplicationProof): ListrTask => ({
    title: `${mirrorMaker.name}: ${proof.promise}`,
    task: async (_, task) => {
      if (obstacle !== undefined) {
        rows.push({ cluster: mirrorMaker.name, promise: proof.promise, outcome: 'not rehearsed', seen: obstacle, seconds: 0 });
        return task.skip(`${proof.promise}: not rehearsed, ${obstacle}`);
      }
      if (stage && proof.appliesTo?.(stage.mirrorMaker) === false) {
        return task.skip();
      }
      try {
        await record(rows, mirrorMaker, proof.promise, async () => proof.run(stage ??= await stageOf(plan)));
      } catch (error) {
        obstacle = proof.isPreparation ? 'MirrorMaker did not start' : undefined;
        throw error;
      }
    },
  });
  return {
    title: mirrorMaker.name,
    task: (_, task) => task.newListr(steps.map((proofs, index): ListrTask => proofs.length === 1 ? proofTask(proofs[0]!) : {
      title: `${mirrorMaker.name}: step ${index + 1}, side by side`,
      task: (_context, step) => step.newListr(proofs.map(proofTask), { concurrent: true, exitOnError: false }),
    }), { concurrent: false, exitOnError: false }),
  };
}

/** Why this MirrorMaker cannot be rehearsed, if so. */
function obstacleTo({ mirrorMaker: { clusters, target }, stages }: ReplicationPlan): string | undefined {
  if (target !== 'secondary') {
    return 'it is the way back, which is part of the failback';
  }
  const missing = (['primary', 'secondary'] as const).filter((side) => !stages.has(clusters[side] ?? ''));
  return missing.length > 0 ? `no brokers with a client box run for its ${missing.join(' and ')}` : undefined;
}

function stageOf({ rehearsal, mirrorMaker, stages }: ReplicationPlan): Promise<ReplicationStage> {
  const stage = (side: Side) => stages.get(mirrorMaker.clusters[side]!)!;
  return rehearsal.stageReplication(mirrorMaker, { primary: stage('primary'), secondary: stage('secondary') });
}
