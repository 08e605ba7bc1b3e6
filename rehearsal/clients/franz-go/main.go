// Writes records, reads them again as a member of a group, writes to a topic that is not there and to one that is
// forbidden; prints what it saw as JSON.
//
// Arguments: the configuration, which is compiled in, a topic, one that is not there, one that is forbidden, the number of
// records, the seconds to wait for a broker.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"

	"cdk-msk-georeplication/rehearsal/kafka"
)

type seen struct {
	Version        string `json:"version"`
	Written        int    `json:"written,omitempty"`
	Read           int    `json:"read,omitempty"`
	MissingTopic   string `json:"missingTopic,omitempty"`
	ForbiddenTopic string `json:"forbiddenTopic,omitempty"`
	Error          string `json:"error,omitempty"`
}

func main() {
	topic, missingTopic, forbiddenTopic := os.Args[2], os.Args[3], os.Args[4]
	saw := seen{Version: version()}
	values := valuesOf(number(os.Args[5]))
	if err := write(topic, values, time.Duration(number(os.Args[6]))*time.Second); err != nil {
		saw.Error = err.Error()
	} else {
		saw.Written = len(values)
		saw.Read = read(topic, values)
		saw.MissingTopic = refusal(missingTopic)
		saw.ForbiddenTopic = refusal(forbiddenTopic)
	}
	answer, _ := json.Marshal(saw)
	fmt.Println(string(answer))
}

func write(topic string, values []string, patience time.Duration) error {
	// By default it is snappy, which kafkajs cannot read, and it reads the same topic.
	client := connect(kgo.DefaultProduceTopic(topic), kgo.ProducerBatchCompression(kgo.GzipCompression()))
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	// What keeps a client from the brokers is told to who asks for it; a record would wait for its end.
	if err := client.Ping(ctx); err != nil {
		return err
	}
	records := make([]*kgo.Record, len(values))
	for i, value := range values {
		records[i] = kgo.StringRecord(value)
	}
	return client.ProduceSync(ctx, records...).FirstErr()
}

func read(topic string, values []string) int {
	client := connect(kgo.ConsumeTopics(topic), kgo.ConsumerGroup(values[0]), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))
	defer client.Close()
	left := make(map[string]bool, len(values))
	for _, value := range values {
		left[value] = true
	}
	for len(left) > 0 {
		client.PollFetches(context.Background()).EachRecord(func(record *kgo.Record) { delete(left, string(record.Value)) })
	}
	return len(values)
}

func refusal(topic string) string {
	if err := write(topic, []string{"lost"}, 10*time.Second); err != nil {
		return err.Error()
	}
	return ""
}

func connect(more ...kgo.Opt) *kgo.Client {
	client, err := kgo.NewClient(append(kafka.Options(), more...)...)
	if err != nil {
		panic(err)
	}
	return client
}

func valuesOf(count int) []string {
	run := fmt.Sprintf("franz-go-%d", time.Now().UnixNano())
	values := make([]string, count)
	for i := range values {
		values[i] = fmt.Sprintf("%s-%d", run, i)
	}
	return values
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return value
}

func version() string {
	build, _ := debug.ReadBuildInfo()
	for _, dependency := range build.Deps {
		if dependency.Path == "github.com/twmb/franz-go" {
			return dependency.Version
		}
	}
	return "of an unknown version"
}
