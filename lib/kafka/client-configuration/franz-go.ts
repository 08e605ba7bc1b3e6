import { CLIENT_VARIABLES } from '../login/variables';

/**
 * A Go package with the options for franz-go: `kgo.NewClient(kafka.Options()...)`, then `client.Ping(ctx)`: a wrong password
 * or port is told there, and otherwise nowhere but in the client's log.
 *
 * Producers wait for all replicas in sync and are idempotent by default.
 *
 * @see https://pkg.go.dev/github.com/twmb/franz-go/pkg/kgo
 */
export function franzGoFile(): string {
  return `package kafka

import (
  "os"
  "strings"

  "github.com/twmb/franz-go/pkg/kgo"
  "github.com/twmb/franz-go/pkg/sasl/scram"
)

// Options connects a client to the cluster.
func Options() []kgo.Opt {
  login := scram.Auth{User: os.Getenv("${CLIENT_VARIABLES.username}"), Pass: os.Getenv("${CLIENT_VARIABLES.password}")}
  return []kgo.Opt{
    kgo.SeedBrokers(strings.Split(os.Getenv("${CLIENT_VARIABLES.bootstrapServers}"), ",")...),
    kgo.DialTLS(),
    kgo.SASL(login.AsSha512Mechanism()),
  }
}
`.replace(/ {2}(?=.*\n)/g, '\t');
}
