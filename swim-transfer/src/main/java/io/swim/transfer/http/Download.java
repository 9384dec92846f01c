package io.swim.transfer.http;

import io.swim.transfer.serving.ServedTree;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.ByteRange;
import org.eclipse.jetty.http.EtagUtils;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Answers GET and HEAD (RFC 9110, sections 9.3.1, 9.3.2, 13 and 14). */
record Download(Request request, Response response, ServedTree tree, String path) {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final Pattern TOO_LONG = Pattern.compile("(?<!\\d)0*[1-9]\\d{18,}");
  private static final String LONG_ENOUGH = "9".repeat(18);

  void answer() throws IOException {
    ServedTree.Readable file = tree.readable(path).orElseThrow(() -> new NoSuchFileException(path));
    long size = file.sizeBytes();
    String tag = "\"" + file.version() + "\"";
    HttpFields.Mutable fields = response.getHeaders();
    fields.put(HttpHeader.ETAG, tag);
    fields.put(HttpHeader.ACCEPT_RANGES, "bytes");
    fields.put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
    if (request.getHeaders().contains(HttpHeader.IF_MATCH) && !names(HttpHeader.IF_MATCH, tag)) {
      throw new HttpException.RuntimeException(HttpStatus.PRECONDITION_FAILED_412);
    }
    if (names(HttpHeader.IF_NONE_MATCH, tag)) {
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
    } else if (HttpMethod.HEAD.is(request.getMethod())) {
      fields.put(HttpHeader.CONTENT_LENGTH, size);
    } else if (isRange(tag)) {
      List<ByteRange> ranges =
          ByteRange.parse(
              request.getHeaders().getValuesList(HttpHeader.RANGE).stream()
                  .map(Download::withinLong)
                  .toList(),
              size);
      if (ranges.isEmpty()) {
        fields.put(HttpHeader.CONTENT_RANGE, ByteRange.toNonSatisfiableHeaderValue(size));
        throw new HttpException.RuntimeException(
            HttpStatus.RANGE_NOT_SATISFIABLE_416, "the file has " + size + " bytes");
      }
      ByteRange range = ranges.get(0);
      fields.put(HttpHeader.CONTENT_RANGE, range.toHeaderValue(size));
      response.setStatus(HttpStatus.PARTIAL_CONTENT_206);
      send(Map.of("range", range.first() + "-" + range.last()), range.first(), range.last() + 1);
    } else {
      send(Map.of(), 0, size);
    }
  }

  private boolean names(HttpHeader field, String tag) {
    return request.getHeaders().getCSV(field, true).stream()
        .anyMatch(each -> each.equals("*") || EtagUtils.matches(tag, each));
  }

  /**
   * Whether a part is asked for. Several at once may be answered by the whole file (section 14.2).
   * A date in If-Range never holds, as we give none (section 13.1.5).
   */
  private boolean isRange(String tag) {
    List<String> ranges = request.getHeaders().getValuesList(HttpHeader.RANGE);
    return ranges.size() == 1
        && ranges.get(0).startsWith("bytes=")
        && ranges.get(0).indexOf(',') < 0
        && request.getHeaders().getValuesList(HttpHeader.IF_RANGE).stream().allMatch(tag::equals);
  }

  /** A position beyond any file is one beyond this (section 14.1.2), however many its digits. */
  private static String withinLong(String range) {
    return TOO_LONG.matcher(range).replaceAll(LONG_ENOUGH);
  }

  private void send(Map<String, String> options, long first, long end) throws IOException {
    Visit visit = Visit.of(request);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, end - first);
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    try (ServedTree.Reading reading = tree.read(path, FileRequests.visitor(request, options))) {
      try {
        stream(reading, first, end);
        visit.awaitEnd(request);
        reading.finished();
      } catch (IOException e) {
        visit.silence().ifPresent(reading::timedOut);
        reading.failed(Visit.words(e));
        // Not as any exception: the answer has begun.
        throw new IOException("a download ended early: " + e.getMessage(), e);
      }
    }
  }

  private void stream(ServedTree.Reading reading, long first, long end) throws IOException {
    RetainableByteBuffer chunk =
        request.getComponents().getByteBufferPool().acquire(CHUNK_BYTES, true);
    try {
      ByteBuffer bytes = chunk.getByteBuffer();
      long at = first;
      do {
        bytes.clear().limit((int) Math.min(CHUNK_BYTES, end - at));
        if (at < end && reading.read(bytes, at) < 0) {
          throw new EOFException("the content ends at byte " + at);
        }
        at += bytes.flip().remaining();
        // Never called the last ones: Jetty would end its side of the connection at once.
        Content.Sink.write(response, false, bytes);
      } while (at < end);
    } finally {
      chunk.release();
    }
  }
}
