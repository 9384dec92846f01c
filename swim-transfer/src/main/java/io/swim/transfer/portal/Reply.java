package io.swim.transfer.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/**
 * An answer with all of its body.
 *
 * @param status such as 200
 * @param contentType or empty
 * @param retryAfter how long to wait (RFC 9110, section 10.2.3)
 * @param gatewayCode what the gateway before the service says, or empty
 * @param body as it came
 */
record Reply(
    int status,
    String contentType,
    Optional<Duration> retryAfter,
    String gatewayCode,
    byte[] body) {
  /** The gateway that Cisco has before its services answers 403 where others answer 429. */
  private static final String GATEWAY_CODE = "X-Mashery-Error-Code";

  private static final Duration FOR_A_SECOND = Duration.ofSeconds(1);

  static Reply of(HttpResponse response, byte[] body, Clock clock) {
    return new Reply(
        response.getCode(),
        header(response, "Content-Type"),
        retryAfter(header(response, "Retry-After"), clock),
        header(response, GATEWAY_CODE),
        body);
  }

  private static String header(HttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null || header.getValue() == null ? "" : header.getValue().strip();
  }

  static Optional<Duration> retryAfter(String value, Clock clock) {
    if (value.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(clock.instant(), then);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether we asked too often. */
  boolean isRateLimit() {
    return status == 429 || (status == 403 && gatewayCode.matches("ERR_403_\\w+_OVER_(QPS|RATE)"));
  }

  /** How long to wait then; empty when it was not told and can't be guessed. */
  Optional<Duration> rateLimitOver() {
    return retryAfter.isPresent() || !gatewayCode.endsWith("_OVER_QPS")
        ? retryAfter
        : Optional.of(FOR_A_SECOND);
  }

  /** Whether the token is not taken, or not any longer. */
  boolean isTokenRefused() {
    return status == 401 || (status == 403 && gatewayCode.endsWith("ERR_403_NOT_AUTHORIZED"));
  }

  /** A page for people: of a maintenance, or of a proxy that wants a login. */
  boolean isWebPage() {
    return contentType.startsWith("text/html") || text().startsWith("<");
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8).strip();
  }
}
