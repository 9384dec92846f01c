package io.swim.testkit.portal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Something that goes wrong with a request. Immutable. */
public sealed interface PortalFault {
  /**
   * The portal answers with that error code, whatever was asked.
   *
   * @param code of the portal
   */
  record Code(String code) implements PortalFault {
    public Code {
      Objects.requireNonNull(code, "code");
    }
  }

  /**
   * An answer without a body.
   *
   * @param status of HTTP
   * @param retryAfter told in a header
   * @param gatewayCode told in a header of the gateway; empty for none
   */
  record Status(int status, Optional<Duration> retryAfter, String gatewayCode)
      implements PortalFault {
    public Status {
      Objects.requireNonNull(retryAfter, "retryAfter");
      Objects.requireNonNull(gatewayCode, "gatewayCode");
    }
  }

  /**
   * A page for people.
   *
   * @param status of HTTP
   */
  record WebPage(int status) implements PortalFault {}

  /**
   * That text is the answer, with status 200.
   *
   * @param body whatever it is
   */
  record Body(String body) implements PortalFault {
    public Body {
      Objects.requireNonNull(body, "body");
    }

    /** Its length alone: a body may hold a token. */
    @Override
    public String toString() {
      return "Body[" + body.length() + " characters]";
    }
  }

  /**
   * Only the first bytes of the answer come, as if they were all.
   *
   * @param bytes how many
   */
  record Shortened(int bytes) implements PortalFault {}

  /**
   * The connection drops in the middle of the answer.
   *
   * @param bytes of its body that come
   */
  record BreakOff(int bytes) implements PortalFault {}

  /**
   * Nothing more comes, and the connection stays.
   *
   * @param bytes of the body that come
   */
  record Stall(int bytes) implements PortalFault {}

  /**
   * The answer comes slowly.
   *
   * @param bytes at a time
   * @param pause after each time
   */
  record Slow(int bytes, Duration pause) implements PortalFault {
    public Slow {
      Objects.requireNonNull(pause, "pause");
    }
  }

  /** One byte of the answer is another one. */
  record WrongByte() implements PortalFault {}

  /**
   * Content-Length says so many bytes more, or fewer, than come.
   *
   * @param more or fewer
   */
  record WrongLength(int more) implements PortalFault {}

  /** A part is asked for, and all is sent. */
  record IgnoreRange() implements PortalFault {}

  /**
   * The client is sent elsewhere.
   *
   * @param status 301, 302, 303, 307 or 308
   * @param url where to; empty for the same file at another host of the portal's
   */
  record Redirect(int status, Optional<String> url) implements PortalFault {
    public Redirect {
      Objects.requireNonNull(url, "url");
    }

    /** Without the query and the login of the URL, which may be secrets. */
    @Override
    public String toString() {
      return "Redirect["
          + status
          + url.map(each -> " to " + each.replaceAll("(?s)[?#].*", "").replaceAll("//[^/]*@", "//"))
              .orElse("")
          + "]";
    }
  }

  /** 429 (RFC 6585). */
  static PortalFault tooManyRequests(Duration retryAfter) {
    return new Status(429, Optional.of(retryAfter), "");
  }

  /** 503. */
  static PortalFault maintenance(Duration retryAfter) {
    return new Status(503, Optional.of(retryAfter), "");
  }

  /** 403 of the gateway before the service. */
  static PortalFault gateway(String code) {
    return new Status(403, Optional.empty(), code);
  }
}
