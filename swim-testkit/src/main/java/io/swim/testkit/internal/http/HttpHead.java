package io.swim.testkit.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first line and the headers of an HTTP/1.1 message (RFC 9112).
 *
 * @param line three words
 * @param headers names in lower case
 */
public record HttpHead(List<String> line, Map<String, String> headers) {
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 100;

  /** Without what the headers say: one of them is the login. */
  @Override
  public String toString() {
    return line + " " + headers.keySet();
  }

  /** Reads up to the empty line, and not one byte more. */
  public static HttpHead read(InputStream in) throws IOException {
    String first = line(in);
    String[] words = first.split(" ", 3);
    if (words.length < 2) {
      throw new IOException("no HTTP: " + first);
    }
    Map<String, String> headers = new HashMap<>();
    for (String each = line(in); !each.isEmpty(); each = line(in)) {
      int colon = each.indexOf(':');
      if (colon < 1 || headers.size() >= MOST_HEADERS) {
        throw new IOException("no HTTP header, or too many: " + each);
      }
      headers.put(
          each.substring(0, colon).toLowerCase(Locale.ROOT), each.substring(colon + 1).strip());
    }
    return new HttpHead(List.of(words), headers);
  }

  static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended in a head of HTTP");
      }
      if (line.length() >= LONGEST_LINE) {
        throw new IOException("a line of a head of HTTP is too long");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** A header by its name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Content-Length, or -1. */
  public long length() throws IOException {
    String told = headers.getOrDefault("content-length", "-1");
    if (!told.matches("-1|\\d{1,18}")) {
      throw new IOException("Content-Length is " + told);
    }
    return Long.parseLong(told);
  }

  /** Whether the body comes in chunks. */
  public boolean isChunked() {
    return headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).contains("chunk");
  }

  /** Sends a head: the lines, and the empty one. */
  public static byte[] bytes(List<String> lines) {
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
