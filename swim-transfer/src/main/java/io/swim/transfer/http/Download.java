package io.swim.transfer.http;

import io.swim.transfer.serving.ServedTree;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.ByteRange;
import org.eclipse.jetty.http.EtagUtils;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Answers GET and HEAD (RFC 9110, sections 9.3.1, 9.3.2, 13 and 14). Holds no thread while the
 * device does not read.
 */
final class Download extends IteratingCallback {
  static final int CHUNK_BYTES = 1 << 16;

  private final Exchange exchange;
  private final ServedTree.Reading reading;
  private final RetainableByteBuffer chunk;
  private final long end;
  private long at;
  private boolean all;

  private Download(Exchange exchange, ServedTree.Reading reading, long first, long end) {
    this.exchange = exchange;
    this.reading = reading;
    this.at = first;
    this.end = end;
    this.chunk = exchange.request().getComponents().getByteBufferPool().acquire(CHUNK_BYTES, true);
  }

  static void answer(Exchange exchange, ServedTree tree, String path) throws IOException {
    ServedTree.Readable file = tree.readable(path).orElseThrow(() -> new NoSuchFileException(path));
    String tag = "\"" + file.version() + "\"";
    HttpFields fields = exchange.fields();
    exchange.set(HttpHeader.ETAG, tag);
    exchange.set(HttpHeader.ACCEPT_RANGES, "bytes");
    exchange.set(HttpHeader.CONTENT_TYPE, "application/octet-stream");
    if (fields.contains(HttpHeader.IF_MATCH) && !names(fields, HttpHeader.IF_MATCH, tag)) {
      exchange.refuse(HttpStatus.PRECONDITION_FAILED_412);
    } else if (names(fields, HttpHeader.IF_NONE_MATCH, tag)) {
      exchange.empty(HttpStatus.NOT_MODIFIED_304);
    } else if (HttpMethod.HEAD.is(exchange.request().getMethod())) {
      exchange.set(HttpHeader.CONTENT_LENGTH, Long.toString(file.sizeBytes()));
      exchange.empty(HttpStatus.OK_200);
    } else {
      send(exchange, tree, path, file.sizeBytes(), ranges(fields, tag, file.sizeBytes()));
    }
  }

  private static boolean names(HttpFields fields, HttpHeader field, String tag) {
    return fields.getCSV(field, true).stream()
        .anyMatch(each -> each.equals("*") || EtagUtils.matches(tag, each));
  }

  /** The ranges that are asked for; null for the whole file. */
  private static @Nullable List<ByteRange> ranges(HttpFields fields, String tag, long size) {
    List<String> asked = fields.getValuesList(HttpHeader.RANGE);
    // A date never holds, as we give none (section 13.1.5).
    boolean same = fields.getValuesList(HttpHeader.IF_RANGE).stream().allMatch(tag::equals);
    boolean bytes = asked.size() == 1 && asked.get(0).strip().startsWith("bytes=");
    return same && bytes ? ByteRange.parse(asked, size) : null;
  }

  private static void send(
      Exchange exchange, ServedTree tree, String path, long size, @Nullable List<ByteRange> ranges)
      throws IOException {
    if (ranges != null && ranges.isEmpty()) {
      exchange.set(HttpHeader.CONTENT_RANGE, ByteRange.toNonSatisfiableHeaderValue(size));
      exchange.refuse(HttpStatus.RANGE_NOT_SATISFIABLE_416, "the file has " + size + " bytes");
      return;
    }
    // Several ranges at once may be answered by the whole file (section 14.2).
    if (ranges == null || ranges.size() > 1) {
      begin(exchange, tree.read(path, exchange.visitor(Map.of())), size, 0, size);
      return;
    }
    ByteRange range = ranges.get(0);
    exchange.set(HttpHeader.CONTENT_RANGE, range.toHeaderValue(size));
    exchange.response().setStatus(HttpStatus.PARTIAL_CONTENT_206);
    Map<String, String> option = Map.of("range", range.first() + "-" + range.last());
    begin(
        exchange, tree.read(path, exchange.visitor(option)), size, range.first(), range.last() + 1);
  }

  private static void begin(
      Exchange exchange, ServedTree.Reading reading, long size, long first, long end) {
    if (reading.sizeBytes() != size) {
      reading.failed("the file changes while it is asked for");
      exchange.response().reset();
      exchange.refuse(HttpStatus.CONFLICT_409);
      return;
    }
    exchange.set(HttpHeader.CONTENT_LENGTH, Long.toString(end - first));
    exchange.response().getHeaders().put(HttpFields.CONNECTION_CLOSE);
    new Download(exchange, reading, first, end).iterate();
  }

  @Override
  protected Action process() throws IOException {
    if (all) {
      return Action.SUCCEEDED;
    }
    ByteBuffer bytes = chunk.getByteBuffer();
    bytes.clear().limit((int) Math.min(CHUNK_BYTES, end - at));
    if (at < end && reading.read(bytes, at) < 0) {
      throw new EOFException("the content ends at byte " + at);
    }
    at += bytes.flip().remaining();
    all = at == end;
    exchange.response().write(all, bytes, this);
    return Action.SCHEDULED;
  }

  @Override
  protected void onCompleted(@Nullable Throwable failure) {
    chunk.release();
    if (failure == null) {
      new Farewell(exchange, this::arrived).begin();
    } else {
      broken(failure);
    }
  }

  private void arrived(@Nullable Throwable failure) {
    if (failure != null) {
      broken(failure);
      return;
    }
    try {
      reading.finished();
      exchange.callback().succeeded();
    } catch (IOException e) {
      broken(e);
    }
  }

  private void broken(Throwable failure) {
    if (failure instanceof TimeoutException) {
      reading.timedOut("The device fell silent: " + failure.getMessage());
    } else {
      reading.failed(failure.toString());
    }
    exchange.breakOff(failure);
  }
}
