import type { Row } from './report';

/** What was seen when it held, what was seen otherwise when not; the error goes on, to the progress display. */
export async function record(rows: Row[], { name: cluster }: { readonly name: string }, promise: string, run: () => Promise<string>): Promise<void> {
  const start = Date.now();
  const seconds = () => (Date.now() - start) / 1000;
  try {
    rows.push({ cluster, promise, outcome: 'proven', seen: await run(), seconds: seconds() });
  } catch (error) {
    rows.push({ cluster, promise, outcome: 'disproved', seen: (error as Error).message, seconds: seconds() });
    throw error;
  }
}
