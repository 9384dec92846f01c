package io.swim.transfer.http;

import io.swim.transfer.http.Answers.Then;
import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers GET and HEAD (RFC 9110, sections 9.3.1, 9.3.2 and 14). */
final class Download {
  private static final String FIXED =
      "Content-Type: application/octet-stream\r\nAccept-Ranges: bytes\r\n";

  private final Requests.Visitor visitor;
  private final Wire wire;
  private final Answers answers;
  private final Buffers buffers;

  Download(Requests.Visitor visitor, Wire wire, Answers answers, Buffers buffers) {
    this.visitor = visitor;
    this.wire = wire;
    this.answers = answers;
    this.buffers = buffers;
  }

  Then answer(RequestHead head, ServedTree tree, String path, Then then) throws IOException {
    ServedTree.Readable file = tree.readable(path).orElseThrow(() -> new NoSuchFileException(path));
    String tag = "\"" + file.version() + "\"";
    String fields = FIXED + "ETag: " + tag + "\r\n";
    Preconditions conditions = Preconditions.ofRead(head.fields(), tag);
    if (conditions != Preconditions.MET) {
      boolean same = conditions == Preconditions.NOT_MODIFIED;
      answers.empty(same ? Status.NOT_MODIFIED : Status.PRECONDITION_FAILED, fields, then);
      return then;
    }
    long size = file.sizeBytes();
    if (head.method().equals("HEAD")) {
      answers.head(Status.OK, fields + length(size), then);
      return then;
    }
    ByteRange range = range(head.fields(), tag, size);
    String part = "Content-Range: " + range.contentRange(size) + "\r\n";
    switch (range.kind()) {
      case WHOLE -> send(tree, path, file, range, Status.OK, fields);
      case PART -> send(tree, path, file, range, Status.PARTIAL_CONTENT, fields + part);
      case UNSATISFIABLE -> {
        answers.text(
            Status.RANGE_NOT_SATISFIABLE,
            "ETag: " + tag + "\r\n" + part,
            Status.RANGE_NOT_SATISFIABLE + ": the file has " + size + " bytes",
            then);
        return then;
      }
    }
    return Then.CLOSE;
  }

  private static ByteRange range(Fields fields, String tag, long size) {
    boolean asked = fields.all("Range").size() == 1 && Preconditions.rangeHolds(fields, tag);
    return asked ? ByteRange.of(fields.all("Range").get(0), size) : ByteRange.whole(size);
  }

  private static String length(long bytes) {
    return "Content-Length: " + bytes + "\r\n";
  }

  private void send(
      ServedTree tree,
      String path,
      ServedTree.Readable file,
      ByteRange range,
      Status status,
      String fields)
      throws IOException {
    try (ServedTree.Reading reading = tree.read(path, visitor(range))) {
      try {
        if (reading.sizeBytes() != file.sizeBytes()) {
          throw new IOException("the file changes while it is asked for");
        }
        answers.head(status, fields + length(range.length()), Then.CLOSE);
        stream(reading, range);
        wire.settle();
        reading.finished();
      } catch (SocketTimeoutException e) {
        reading.timedOut("The device fell silent: " + e.getMessage());
        throw brokenOff(e);
      } catch (IOException e) {
        reading.failed(e.toString());
        throw brokenOff(e);
      }
    }
  }

  /** A client that reads up to the end must not take what it has for all. */
  private IOException brokenOff(IOException cause) {
    wire.breakOff("the transfer failed");
    return new IOException("a download ended early: " + cause.getMessage(), cause);
  }

  private ServedTree.Visitor visitor(ByteRange range) {
    Map<String, String> options = new LinkedHashMap<>(visitor.options());
    if (range.kind() == ByteRange.Kind.PART) {
      options.put("range", range.first() + "-" + (range.end() - 1));
    }
    return new ServedTree.Visitor(
        visitor.peer(), options, () -> wire.breakOff("The transfer was ended by the server"));
  }

  private void stream(ServedTree.Reading reading, ByteRange range) throws IOException {
    long at = range.first();
    if (wire instanceof SocketWire socket) {
      while (at < range.end()) {
        long position = at;
        long sent = socket.write(to -> reading.send(position, range.end() - position, to));
        if (sent < 0) {
          break;
        }
        at += sent;
      }
    }
    if (at == range.end()) {
      return;
    }
    ByteBuffer buffer = buffers.take();
    try {
      while (at < range.end()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), range.end() - at));
        int count = reading.read(buffer, at);
        if (count < 0) {
          throw new IOException("the content ends at byte " + at);
        }
        wire.write(buffer.flip());
        at += count;
      }
    } finally {
      buffers.give(buffer);
    }
  }
}
