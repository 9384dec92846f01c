package io.swim.transfer.http;

import io.swim.transfer.http.Answers.Then;
import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;

/** Answers PUT and POST, whose body is the file (RFC 9110, sections 9.3.3 and 9.3.4). */
final class Upload {
  private final Requests.Visitor visitor;
  private final Wire wire;
  private final Answers answers;
  private final Buffers buffers;

  Upload(Requests.Visitor visitor, Wire wire, Answers answers, Buffers buffers) {
    this.visitor = visitor;
    this.wire = wire;
    this.answers = answers;
    this.buffers = buffers;
  }

  Then answer(RequestHead head, WireInput in, BodyLength body, ServedTree tree, String path)
      throws IOException {
    if (body.kind() == BodyLength.Kind.NONE) {
      throw new BadMessageException(Status.LENGTH_REQUIRED, "a Content-Length is missing");
    }
    if (!head.fields().all("Content-Range").isEmpty()) {
      // RFC 9110, section 14.5: a part must not be taken for the whole.
      throw new BadMessageException(Status.BAD_REQUEST, "only whole files are taken");
    }
    boolean onlyNew = head.fields().lists("If-None-Match", "*");
    if (onlyNew && tree.readable(path).isPresent()) {
      throw new BadMessageException(Status.PRECONDITION_FAILED, "there is such a file");
    }
    boolean waits = head.expectsContinue();
    ServedTree.Visitor who =
        new ServedTree.Visitor(
            visitor.peer(),
            visitor.options(),
            () -> wire.breakOff("The transfer was ended by the server"));
    try (ServedTree.Writing writing = begin(tree, path, who)) {
      try {
        refuseIfTooLarge(body.bytes(), writing);
        if (waits) {
          answers.goOn();
        }
        take(new BodyReader(in, body), writing);
      } catch (SocketTimeoutException e) {
        writing.timedOut("The device fell silent: " + e.getMessage());
        throw e;
      } catch (IOException e) {
        writing.failed(words(e));
        throw e;
      }
    }
    Then then = head.keepsConnection() ? Then.NEXT : Then.CLOSE;
    answers.empty(Status.CREATED, "", then);
    return then;
  }

  private static ServedTree.Writing begin(ServedTree tree, String path, ServedTree.Visitor who)
      throws IOException {
    try {
      return tree.write(path, 0, who);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  private static String words(IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static void refuseIfTooLarge(long bytes, ServedTree.Writing writing)
      throws BadMessageException {
    if (bytes > writing.mostBytes()) {
      throw new BadMessageException(
          Status.CONTENT_TOO_LARGE,
          bytes + " bytes are more than the " + writing.mostBytes() + " announced");
    }
  }

  private void take(BodyReader body, ServedTree.Writing writing) throws IOException {
    ByteBuffer buffer = buffers.take();
    try {
      long at = 0;
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer.clear())) {
        refuseIfTooLarge(at + count, writing);
        keep(writing, buffer.flip(), at);
        at += count;
      }
      finish(writing);
    } finally {
      buffers.give(buffer);
    }
  }

  private static void keep(ServedTree.Writing writing, ByteBuffer bytes, long at)
      throws IOException {
    try {
      writing.write(bytes, at);
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  private static void finish(ServedTree.Writing writing) throws IOException {
    try {
      writing.finished();
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  /** The device hears that, but not why: the words are the host's own. */
  private static IOException notKept(IOException cause) {
    BadMessageException answer =
        new BadMessageException(Status.INTERNAL_ERROR, "the file can't be kept");
    answer.initCause(cause);
    return answer;
  }
}
