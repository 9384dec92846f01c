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
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Requests to one server. Between them it holds at most the connection that open() made. */
final class HttpSession implements FileSession {
  /** How long no byte may move. */
  static final Duration STALL = Duration.ofSeconds(60);

  private static final Duration LONGEST = Duration.ofDays(1);

  private final HttpWay way;
  private final UploadMethod uploadMethod;
  private final ClientServices services;
  private final HttpClientConnectionManager connections;
  private final CloseableHttpClient client;
  private final List<String> hidden = new ArrayList<>();

  HttpSession(HttpWay way, UploadMethod uploadMethod, ClientServices services) {
    this.way = way;
    this.uploadMethod = uploadMethod;
    this.services = services;
    this.connections = way.connections();
    this.client = way.client(connections);
    way.service().login().ifPresent(this::hide);
    way.proxy().flatMap(HttpProxy::login).ifPresent(this::hide);
  }

  private void hide(Login login) {
    hidden.add(BasicLogin.encoded(login));
    if (!login.password().isEmpty()) {
      hidden.add(login.password().reveal());
    }
  }

  /** What is done with an answer. */
  interface Talk<T> {
    T over(Inquiry answer) throws IOException, DriverException, InterruptedException;
  }

  /** How far a request came that broke. */
  record Progress(DeviceEffect effect, String words) {
    static final Progress NONE = new Progress(DeviceEffect.NONE, "");
  }

  /** Makes the connection for the first request, where no proxy has a say in it. */
  void connect() throws DriverException, InterruptedException {
    if (way.proxy().isPresent()) {
      return;
    }
    HttpRoute route = new HttpRoute(way.target(), null, way.isSecure());
    Alarm alarm = Alarm.after(left(), () -> connections.close(CloseMode.IMMEDIATE));
    try {
      ConnectionEndpoint made =
          connections
              .lease("open", route, Timeout.ONE_MILLISECOND, null)
              .get(Timeout.ONE_MILLISECOND);
      try {
        connections.connect(made, null, way.context());
        connections.release(made, null, TimeValue.NEG_ONE_MILLISECOND);
      } catch (IOException e) {
        throw broken("connect", e, alarm.rang(), Progress.NONE);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("nobody else uses this connection", e);
    } finally {
      alarm.close();
    }
  }

  HttpUriRequestBase request(String method, String path, Duration silence) {
    return way.request(method, path, silence);
  }

  <T> T talk(HttpUriRequestBase request, Talk<T> talk)
      throws DriverException, InterruptedException {
    return talk(request, talk, () -> Progress.NONE);
  }

  /**
   * Sends a request, over a connection of its own.
   *
   * @param progress asked for when it breaks
   */
  <T> T talk(HttpUriRequestBase request, Talk<T> talk, Supplier<Progress> progress)
      throws DriverException, InterruptedException {
    Inquiry inquiry = new Inquiry(request);
    Alarm alarm = Alarm.after(left(), request::cancel);
    try {
      inquiry.ask(client, way.target(), way.context());
      return talk.over(inquiry);
    } catch (IOException e) {
      throw broken(what(request), e, request.isCancelled(), progress.get());
    } finally {
      alarm.close();
      inquiry.end();
    }
  }

  private static String what(HttpUriRequestBase request) {
    return request.getMethod() + " " + request.getPath();
  }

  private Duration left() {
    Duration left = Duration.between(services.clock().instant(), services.deadline());
    return left.compareTo(LONGEST) < 0 ? left : LONGEST;
  }

  /** The same as data; an interrupt is one. */
  private DriverException broken(String what, IOException cause, boolean ended, Progress progress)
      throws DriverException, InterruptedException {
    Carried.unpack(cause);
    if (Thread.interrupted()) {
      throw new InterruptedException(way.service() + ": " + what + " was interrupted");
    }
    IOException why = cause;
    if (ended) {
      boolean over = !services.clock().instant().isBefore(services.deadline());
      why =
          new SocketTimeoutException(
              over ? "the time is over" : "no byte moved for " + STALL.toMillis() + " ms");
      why.initCause(cause);
    }
    return Failures.broken(way.service(), what + progress.words(), why, progress.effect());
  }

  DriverException refused(HttpUriRequestBase request, Inquiry answer, DeviceEffect effect) {
    return Failures.refused(way.service(), what(request), answer, answer.words(hidden), effect);
  }

  ClientServices services() {
    return services;
  }

  FileService service() {
    return way.service();
  }

  /** STAT, RESUME for reading only, DELETE. */
  @Override
  public Set<Ability> abilities() {
    return Set.of(Ability.STAT, Ability.RESUME, Ability.DELETE);
  }

  @Override
  public Optional<RemoteFile> stat(String path) throws DriverException, InterruptedException {
    HttpUriRequestBase request = request("HEAD", path, STALL);
    return talk(
        request,
        answer -> {
          if (answer.isMissing()) {
            return Optional.empty();
          }
          if (answer.code() / 100 != 2) {
            throw refused(request, answer, DeviceEffect.NONE);
          }
          long size =
              answer
                  .length()
                  .orElseThrow(() -> unsupported(service() + " does not tell the size of " + path));
          return Optional.of(new RemoteFile(path, size));
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
    HttpUriRequestBase request = request("DELETE", path, STALL);
    talk(
        request,
        answer -> {
          if (answer.code() / 100 != 2 && !answer.isMissing()) {
            throw refused(request, answer, DeviceEffect.NONE);
          }
          return answer;
        },
        () -> new Progress(DeviceEffect.UNKNOWN, ""));
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
    client.close(CloseMode.IMMEDIATE);
  }
}
