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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;

/** Requests to one server, each over a connection of its own. */
final class HttpSession implements FileSession {
  /** How long no byte may move. */
  static final Duration STALL = Duration.ofSeconds(60);

  /** Forbidden, Not Found, Method Not Allowed, Gone, Not Implemented. */
  private static final Set<Integer> NO_HEAD = Set.of(403, 404, 405, 410, 501);

  private static final Duration LONGEST = Duration.ofDays(1);

  private final HttpWay way;
  private final UploadMethod uploadMethod;
  private final ClientServices services;
  private final List<String> hidden = new ArrayList<>();
  private final Map<String, Revision> told = new HashMap<>();

  HttpSession(HttpWay way, UploadMethod uploadMethod, ClientServices services) {
    this.way = way;
    this.uploadMethod = uploadMethod;
    this.services = services;
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

  /**
   * How far a request came that broke.
   *
   * @param ours what broke it at this end
   */
  record Progress(DeviceEffect effect, String words, Optional<DriverException> ours) {
    static final Progress NONE = new Progress(DeviceEffect.NONE, "", Optional.empty());
    static final Progress UNKNOWN = new Progress(DeviceEffect.UNKNOWN, "", Optional.empty());
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
    Inquiry inquiry = new Inquiry(way.client(), request);
    Alarm alarm = Alarm.after(left(), request::cancel);
    try {
      inquiry.ask(way.target(), way.context());
      return talk.over(inquiry);
    } catch (IOException e) {
      throw broken(request, e, progress.get());
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
  private DriverException broken(HttpUriRequestBase request, IOException cause, Progress progress)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException(what(request) + " at " + service() + " was interrupted");
    }
    if (progress.ours().isPresent()) {
      return progress.ours().get();
    }
    IOException why = cause;
    if (request.isCancelled()) {
      boolean over = !services.clock().instant().isBefore(services.deadline());
      why =
          new SocketTimeoutException(
              over ? "the time is over" : "no byte moved for " + STALL.toMillis() + " ms");
      why.initCause(cause);
    }
    return Failures.broken(service(), what(request) + progress.words(), why, progress.effect());
  }

  DriverException refused(HttpUriRequestBase request, Inquiry answer, DeviceEffect effect) {
    return Failures.refused(way.service(), what(request), answer, hidden, effect);
  }

  ClientServices services() {
    return services;
  }

  FileService service() {
    return way.service();
  }

  /** STAT, RESUME_READ, DELETE. */
  @Override
  public Set<Ability> abilities() {
    return Set.of(Ability.STAT, Ability.RESUME_READ, Ability.DELETE);
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
          String size = answer.field(HttpHeaders.CONTENT_LENGTH).orElse("");
          if (!size.matches("\\d{1,18}")) {
            throw unsupported(service() + " does not tell the size of " + path);
          }
          return Optional.of(new RemoteFile(path, Long.parseLong(size)));
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>By ETag and Last-Modified (RFC 9110, sections 8.8.2 and 8.8.3). A server that does not
   * answer HEAD may still give the file. A later {@link #read} of this session goes on only with
   * what it told.
   */
  @Override
  public Optional<String> revision(String path) throws DriverException, InterruptedException {
    HttpUriRequestBase request = request("HEAD", path, STALL);
    return talk(
        request,
        answer -> {
          if (NO_HEAD.contains(answer.code())) {
            return Optional.empty();
          }
          if (answer.code() / 100 != 2) {
            throw refused(request, answer, DeviceEffect.NONE);
          }
          Revision found = Revision.of(answer);
          told.put(path, found);
          return found.text();
        });
  }

  @Override
  public void read(String path, long fromByte, OutputStream to, LongConsumer progress)
      throws DriverException, InterruptedException {
    Optional<Revision> expected = Optional.ofNullable(told.get(path)).filter(any -> fromByte > 0);
    new ClientRead(this, path, expected, fromByte, to, progress).run();
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
        () -> Progress.UNKNOWN);
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
  public void close() {}
}
