"""Writes numbered records to a file, each once: reader.py HOST PORT APP FILE"""

import os
import socket
import sys
import time


class Source:
    """A connection to a source, as docs/protocol.md has it."""

    def __init__(self, host, port, app):
        self.connection = socket.create_connection((host, port)).makefile("rwb")
        self.stream = self.ask("recast 1 " + app)[2]

    def ask(self, request):
        self.connection.write(request.encode() + b"\n")
        self.connection.flush()
        return self.answer()

    def answer(self):
        line = self.connection.readline().decode()
        if not line or line.startswith("error "):
            raise SystemExit(line or "the source has closed the connection")
        return line.split()

    def read(self, first, end):
        """Yields the records from first, included, to end, excluded, as lines."""
        answer = self.ask(f"read {first} {end}")
        while True:
            for _ in range(int(answer[2])):
                yield self.connection.readline()
                first += 1
            if first == end:
                return
            answer = self.answer()


def main(host, port, app, path):
    source = Source(host, int(port), app)
    state = ""
    with open(path, "wb") as output:
        while state != "ended":
            _, first, end, state = source.ask("range")
            if first == end and state == "open":
                time.sleep(0.01)
            output.writelines(source.read(int(first), int(end)))
            output.flush()
            os.fsync(output.fileno())
            source.ask("ack " + end)


main(*sys.argv[1:])
