import type { ListrTask } from 'listr2';
import type { MirrorMakerDescription, Side } from './assembly/descriptions';
import type { Replication } from './assembly/way-back';
import type { Stage } from './proofs/proof';
import type { ReplicationProof, ReplicationStage } from './proofs/replication/proof';
import { record } from './record';
import type { Rehearsal } from './rehearsal';
import type { Row } from './report';

/** What one replication is rehearsed with. */
export interface ReplicationPlan {
  readonly rehearsal: Rehearsal;
  readonly replication: Replication;
  /** What runs, by the ARN of its cluster. */
  readonly stages: ReadonlyMap<string, Stage>;
  /** One step after the other, the proofs of a step side by side. */
  readonly steps: readonly (readonly ReplicationProof[])[];
  readonly rows: Row[];
}

/** Puts each promise of a replication to the test. When MirrorMaker does not start, the others are not rehearsed. */
export function replicationTask(plan: ReplicationPlan): ListrTask {
  const { replication: { forward }, steps, rows } = plan;
  let stage: ReplicationStage | undefined;
  let obstacle = obstacleTo(plan);
  const proofTask = (proof: ReplicationProof): ListrTask => ({
    title: `${forward.name}: ${proof.promise}`,
    task: async (_, task) => {
      if (stage && proof.appliesTo?.(stage) === false) {
        return task.skip();
      }
      const reason = obstacle ?? (stage && proof.obstacle?.(stage));
      if (reason !== undefined) {
        rows.push({ cluster: forward.name, promise: proof.promise, outcome: 'not rehearsed', seen: reason, seconds: 0 });
        return task.skip(`${proof.promise}: not rehearsed, ${reason}`);
      }
      try {
        await record(rows, forward, proof.promise, async () => proof.run(stage ??= await stageOf(plan)));
      } catch (error) {
        obstacle = proof.isPreparation ? 'MirrorMaker did not start' : undefined;
        throw error;
      }
    },
  });
  return {
    title: forward.name,
    task: (_, task) => task.newListr(steps.map((proofs, index): ListrTask => proofs.length === 1 ? proofTask(proofs[0]!) : {
      title: `${forward.name}: step ${index + 1}, side by side`,
      task: (_context, step) => step.newListr(proofs.map(proofTask), { concurrent: true, exitOnError: false }),
    }), { concurrent: false, exitOnError: false }),
  };
}

/** A way back without a MirrorMaker that it leads back from is started by nobody. */
export function unpairedTask(mirrorMaker: MirrorMakerDescription, rows: Row[]): ListrTask {
  const promise = 'a way back belongs to a failover';
  const seen = 'the assembly has no MirrorMaker from the primary to the secondary between the same clusters';
  return {
    title: `${mirrorMaker.name}: ${promise}`,
    task: (_, task) => {
      rows.push({ cluster: mirrorMaker.name, promise, outcome: 'not rehearsed', seen, seconds: 0 });
      task.skip(`${promise}: not rehearsed, ${seen}`);
    },
  };
}

/** Why this replication cannot be rehearsed, if so. */
function obstacleTo({ replication: { forward: { clusters } }, stages }: ReplicationPlan): string | undefined {
  const missing = (['primary', 'secondary'] as const).filter((side) => !stages.has(clusters[side] ?? ''));
  return missing.length > 0 ? `no brokers with a client box run for its ${missing.join(' and ')}` : undefined;
}

function stageOf({ rehearsal, replication, stages }: ReplicationPlan): Promise<ReplicationStage> {
  const stage = (side: Side) => stages.get(replication.forward.clusters[side]!)!;
  return rehearsal.stageReplication(replication, { primary: stage('primary'), secondary: stage('secondary') });
}
