package io.swim.transfer.http;

import io.swim.device.Login;
import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Requests to one server. Between them it holds at most the connection that open() made. */
final class HttpSession implements FileSession {
  private static final Duration STALL = Duration.ofSeconds(60);

  /** Forbidden, Not Found, Method Not Allowed, Gone, Not Implemented. */
  private static final Set<Integer> NO_HEAD = Set.of(403, 404, 405, 410, 501);

  private final Dialer dialer;
  private final FileService service;
  private final UploadMethod uploadMethod;
  private final ClientServices services;
  private final List<String> hidden = new ArrayList<>();
  private @Nullable Exchange first;

  HttpSession(Dialer dialer, UploadMethod uploadMethod, ClientServices services) {
    this.dialer = dialer;
    this.service = dialer.service();
    this.uploadMethod = uploadMethod;
    this.services = services;
    service.login().ifPresent(this::hide);
    dialer.proxy().flatMap(HttpProxy::login).ifPresent(this::hide);
  }

  private void hide(Login login) {
    hidden.add(BasicLogin.field(login).substring("Basic ".length()));
    if (!login.password().isEmpty()) {
      hidden.add(login.password().reveal());
    }
  }

  /** What is done with one exchange. */
  interface Talk<T> {
    T over(Exchange exchange) throws IOException, DriverException, InterruptedException;
  }

  /** Makes the connection for the first request. */
  void connect() throws DriverException, InterruptedException {
    try {
      first = new Exchange(dialer.dial(endAt()));
    } catch (IOException e) {
      throw failure("connect", e, DeviceEffect.NONE);
    }
  }

  /**
   * Talks over a connection of its own.
   *
   * @param what is asked, for messages
   */
  <T> T talk(String what, Talk<T> talk) throws DriverException, InterruptedException {
    try (Exchange exchange = exchange()) {
      exchange.endAt(endAt());
      exchange.stallAfter(STALL);
      return talk.over(exchange);
    } catch (IOException e) {
      throw failure(what, e, DeviceEffect.NONE);
    }
  }

  private Exchange exchange() throws IOException, DriverException {
    Exchange waiting = first;
    first = null;
    if (waiting != null) {
      if (!waiting.isStale()) {
        return waiting;
      }
      waiting.close();
    }
    return new Exchange(dialer.dial(endAt()));
  }

  private long endAt() {
    Duration left = Duration.between(services.clock().instant(), services.deadline());
    Duration day = Duration.ofDays(1);
    return System.nanoTime() + (left.compareTo(day) < 0 ? left : day).toNanos();
  }

  /** The same as data; an interrupt is one. */
  DriverException failure(String what, IOException cause, DeviceEffect effect)
      throws InterruptedException {
    if (cause instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
      Thread.interrupted();
      throw new InterruptedException(service + ": " + what + " was interrupted");
    }
    return Failures.broken(service, what, cause, effect);
  }

  DriverException refused(String what, ResponseHead head, Exchange exchange, DeviceEffect effect) {
    return Failures.refused(service, what, head, exchange.words(head, hidden), effect);
  }

  /** Request line and the fields of every request. */
  String head(String method, String path, String more) {
    return method
        + " "
        + dialer.target(path)
        + " HTTP/1.1\r\nHost: "
        + dialer.host()
        + "\r\nUser-Agent: SWIM\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
        + service
            .login()
            .map(login -> "Authorization: " + BasicLogin.field(login) + "\r\n")
            .orElse("")
        + dialer.requestFields()
        + more
        + "Connection: close\r\n\r\n";
  }

  ClientServices services() {
    return services;
  }

  FileService service() {
    return service;
  }

  /** STAT, RESUME for reading only, DELETE. */
  @Override
  public Set<Ability> abilities() {
    return Set.of(Ability.STAT, Ability.RESUME, Ability.DELETE);
  }

  @Override
  public Optional<RemoteFile> stat(String path) throws DriverException, InterruptedException {
    String what = "HEAD " + path;
    return talk(
        what,
        exchange -> {
          exchange.ask(head("HEAD", path, ""));
          ResponseHead head = exchange.answer();
          if (head.code() == 404 || head.code() == 410) {
            return Optional.empty();
          }
          if (head.code() / 100 != 2) {
            throw Failures.refused(service, what, head, head.statusLine(), DeviceEffect.NONE);
          }
          long size =
              BodyLength.ofResponse(head)
                  .known()
                  .orElseThrow(() -> unsupported(service + " does not tell the size of " + path));
          return Optional.of(new RemoteFile(path, size));
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>By ETag and Last-Modified (RFC 9110, sections 8.8.2 and 8.8.3). A server that does not
   * answer HEAD may still give the file.
   */
  @Override
  public Optional<String> revision(String path) throws DriverException, InterruptedException {
    String what = "HEAD " + path;
    return talk(
        what,
        exchange -> {
          exchange.ask(head("HEAD", path, ""));
          ResponseHead head = exchange.answer();
          if (NO_HEAD.contains(head.code())) {
            return Optional.empty();
          }
          if (head.code() / 100 != 2) {
            throw Failures.refused(service, what, head, head.statusLine(), DeviceEffect.NONE);
          }
          return Revision.of(head);
        });
  }

  @Override
  public void read(String path, long fromByte, OutputStream to, LongConsumer progress)
      throws DriverException, InterruptedException {
    new ClientRead(this, path, fromByte, to, progress).run();
  }

  /**
   * {@inheritDoc}
   *
   * <p>HTTP confirms nothing before the end: until then progress is what was handed to the network.
   */
  @Override
  public void write(String path, ImageContent content, long fromByte, LongConsumer progress)
      throws DriverException, InterruptedException {
    if (fromByte != 0) {
      throw unsupported("HTTP can't go on with a file that was written in part");
    }
    new ClientWrite(this, uploadMethod, path, content, progress).run();
  }

  @Override
  public void delete(String path) throws DriverException, InterruptedException {
    services.checkpoint();
    String what = "DELETE " + path;
    talk(
        what,
        exchange -> {
          try {
            exchange.ask(head("DELETE", path, ""));
            ResponseHead head = exchange.answer();
            if (head.code() / 100 != 2 && head.code() != 404 && head.code() != 410) {
              throw refused(what, head, exchange, DeviceEffect.NONE);
            }
            return head;
          } catch (IOException e) {
            throw failure(what, e, DeviceEffect.UNKNOWN);
          }
        });
  }

  @Override
  public List<RemoteFile> list(String folder) throws DriverException {
    throw unsupported("HTTP has no list of files");
  }

  @Override
  public void rename(String from, String to) throws DriverException {
    throw unsupported("HTTP can't rename files");
  }

  private static DriverException unsupported(String message) {
    return new DriverException(FailureKind.UNSUPPORTED, DeviceEffect.NONE, message);
  }

  @Override
  public void close() {
    Exchange waiting = first;
    first = null;
    if (waiting != null) {
      waiting.close();
    }
  }
}
