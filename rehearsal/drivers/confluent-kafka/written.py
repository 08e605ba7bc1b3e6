"""What producers wrote, as the brokers acknowledged it."""
from typing import NamedTuple, Optional


class Record(NamedTuple):
    topic: str
    partition: int
    offset: int
    timestamp: int
    key: Optional[bytes]
    value: Optional[bytes]
    headers: tuple

    def without_offset(self):
        """A copy has another one."""
        return self._replace(offset=0)


class Written:
    """By the ids that records carry in a header."""

    def __init__(self):
        self.acknowledged = {}
        self.aborted = {}
        self.transactions = {'committed': 0, 'aborted': 0}
        self.refusals = []

    def end(self, transaction, outcome):
        (self.acknowledged if outcome == 'committed' else self.aborted).update(transaction)
        self.transactions[outcome] += 1

    def counts(self):
        return {
            'acknowledged': len(self.acknowledged), 'aborted': len(self.aborted),
            'transactions': self.transactions, 'firstRefusal': self.refusals[0] if self.refusals else None,
        }
