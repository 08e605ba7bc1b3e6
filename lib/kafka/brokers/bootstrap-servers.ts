/** A name or an IPv4 address, or an IPv6 address in brackets, and a port. */
const ADDRESS = /^(?:[0-9A-Za-z_](?:[0-9A-Za-z._-]*[0-9A-Za-z_.])?|\[[0-9A-Fa-f:.]+\]):(\d{1,5})$/;

/** Says what is wrong with addresses of brokers, or nothing. Kafka takes white space around them. */
export function validateBootstrapServers(bootstrapServers: string): string | undefined {
  const broken = bootstrapServers.split(',').map((address) => address.trim()).filter((address) => !isAddress(address));
  return broken.length > 0 ? `must be host:port for each broker, separated by commas, got '${broken.join("', '")}'` : undefined;
}

function isAddress(address: string): boolean {
  const port = Number(ADDRESS.exec(address)?.[1]);
  return port >= 1 && port <= 65_535;
}
