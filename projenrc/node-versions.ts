import { github, type javascript, type Task } from 'projen';

/** Which releases of Node.js are tested: the oldest that the tools take, and what Lambda and most people run. */
export const NODE_VERSIONS = { least: '20.19', current: '22', recommended: '24' };

/** Builds run under the recommended release: `npx projen test-node` runs the unit tests under others, which npm brings. */
export function testOnOtherNodes(project: javascript.NodeProject): void {
  const testOn = (version: string): Task => project.addTask(`test-node:${version}`, {
    description: `Run the unit tests on Node.js ${version}`,
    exec: `npx --yes --package node@${version} -- jest --ci`,
    receiveArgs: true,
  });
  const { least, current, recommended } = NODE_VERSIONS;
  const tasks = [least, current, recommended].map(testOn);
  const all = project.addTask('test-node', { description: `Run the unit tests on Node.js ${current} and ${recommended}; takes what jest takes` });
  tasks.slice(1).forEach((task) => all.spawn(task, { receiveArgs: true }));
  addJobs(project);
}

/** One job for each release on which the build itself does not run. */
function addJobs(project: javascript.NodeProject): void {
  const { least, current } = NODE_VERSIONS;
  project.buildWorkflow!.workflow.addJob('test-node', {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    env: { CI: 'true' },
    strategy: { failFast: false, matrix: { domain: { node: [least, current] } } },
    steps: [
      github.WorkflowSteps.checkout(),
      ...project.renderWorkflowSetup({ mutable: false }),
      { name: 'What the tests look at', run: ['prepare-machine', 'pre-compile', 'compile'].map((task) => `npx projen ${task}`).join('\n') },
      { name: 'Test', run: 'npx projen test-node:${{ matrix.node }}' },
    ],
  });
}
