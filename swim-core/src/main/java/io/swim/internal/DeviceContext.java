package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.FlashPath;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliSession;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceSession;
import io.swim.spi.FetchRoute;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.HostKeyStore;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.SessionFactory;
import io.swim.spi.SessionServices;
import io.swim.spi.StepContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One device with its open sessions, for as long as one thread works on it. */
final class DeviceContext implements StepContext, SessionServices, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceContext.class);

  /** What moves now may be waited for so long, and then it is looked at again. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofMinutes(2);

  private final Engine engine;
  private final ScrubbedTranscript transcript;
  private final List<Access> configOrder;
  private final Map<Access, DeviceSession> sessions = new LinkedHashMap<>();
  private final Map<Access, String> troubles = new EnumMap<>(Access.class);
  private final Set<Access> refused = EnumSet.noneOf(Access.class);
  private Device device;
  private boolean atMate;
  private Optional<Boolean> asked = Optional.empty();
  private List<String> mateAddresses = List.of();
  private Instant deadline;
  private volatile BooleanSupplier moves = () -> false;
  private volatile Instant latest = Instant.MIN;
  private Runnable fence = () -> {};

  DeviceContext(
      Engine engine,
      Device device,
      ScrubbedTranscript transcript,
      List<Access> configOrder,
      Instant deadline) {
    this.engine = engine;
    this.device = device;
    this.transcript = transcript;
    this.configOrder = configOrder;
    this.deadline = deadline;
  }

  @Override
  public Device device() {
    return device;
  }

  Optional<PlatformId> platform() {
    return device.platform();
  }

  /** What was found out; the host's own word stands. */
  void platformFound(PlatformId platform) {
    if (device.platform().isEmpty()) {
      device = device.withPlatform(platform);
    }
  }

  /** Run at every checkpoint; throws when the assignment is not ours any more. */
  void fence(Runnable value) {
    fence = value;
  }

  void deadline(Instant value) {
    deadline = value;
  }

  /**
   * A look at a device has time to end, also when the time for the device is over before: half of
   * an answer would say less than the device does.
   */
  void timeToLook() {
    Instant end = clock().instant().plus(LOOK);
    deadline = deadline.isBefore(end) ? end : deadline;
  }

  /**
   * Whether what is said is for the mate of the unit that answers, which passes it on: by its
   * command line alone.
   */
  void speakToMate(boolean value) {
    atMate = value;
  }

  /** Who is asked a question goes before who is spoken to besides. */
  boolean speaksToMate() {
    return asked.orElse(atMate);
  }

  /** What is asked of the unit that answers itself. */
  interface Question<T> {
    T ask() throws DriverException, InterruptedException;
  }

  /** Asks the unit that answers, whoever is spoken to before and after. */
  <T> T toActiveUnit(Question<T> question) throws DriverException, InterruptedException {
    return to(false, question);
  }

  /** Asks the mate of the unit that answers. */
  <T> T toMate(Question<T> question) throws DriverException, InterruptedException {
    return to(true, question);
  }

  private <T> T to(boolean mate, Question<T> question)
      throws DriverException, InterruptedException {
    Optional<Boolean> before = asked;
    asked = Optional.of(mate);
    try {
      return question.ask();
    } finally {
      asked = before;
    }
  }

  /** From which the mate may fetch files. */
  void mateAddresses(List<String> value) {
    mateAddresses = List.copyOf(value);
  }

  /** How the device reaches our servers; of a pair, the unit that is spoken to. */
  FetchRoute route() throws DriverException {
    FetchRoute route = engine.publications().route(device);
    return speaksToMate() ? PairRoute.of(route, mateAddresses) : route;
  }

  /** Whether it is open; or there are credentials for it and something that could open it. */
  boolean isUsable(Access access) {
    if (speaksToMate() && access == Access.SNMP) {
      return false;
    }
    if (sessions.containsKey(access)) {
      return true;
    }
    return engine
        .drivers()
        .sessionFactory(access)
        .map(factory -> factory.hasCredentials(device, access, this))
        .orElse(false);
  }

  @Override
  public <S extends DeviceSession> S session(Class<S> kind, Access access)
      throws DriverException, InterruptedException {
    DeviceSession open = sessions.get(access);
    if (open == null) {
      open = factory(access).open(device, access, this);
      sessions.put(access, open);
    }
    if (!kind.isInstance(open)) {
      throw new DriverException(
          FailureKind.UNSUPPORTED,
          DeviceEffect.NONE,
          access + " gives no " + kind.getSimpleName() + " for " + device.id());
    }
    if (!speaksToMate()) {
      return kind.cast(open);
    }
    if (open instanceof CliSession cli) {
      return kind.cast(cli.mate());
    }
    throw notForMate(access + " sessions");
  }

  /** The unit that answers passes on commands alone: what else is opened is its own. */
  private DriverException notForMate(String what) {
    return new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        what + " of " + device.id() + " reach the unit that answers, and not its mate");
  }

  private SessionFactory<?> factory(Access access) throws DriverException {
    SessionFactory<?> factory =
        engine
            .drivers()
            .sessionFactory(access)
            .orElseThrow(
                () ->
                    new DriverException(
                        FailureKind.UNSUPPORTED,
                        DeviceEffect.NONE,
                        "nothing on the class path opens " + access + " sessions"));
    if (!factory.hasCredentials(device, access, this)) {
      throw new DriverException(
          FailureKind.AUTHENTICATION,
          DeviceEffect.NONE,
          "no " + access + " credentials for " + device.id());
    }
    return factory;
  }

  @Override
  public FileSession files(TransferProtocol protocol) throws DriverException, InterruptedException {
    if (speaksToMate()) {
      throw notForMate(protocol + " files");
    }
    FileClient client =
        engine
            .drivers()
            .client(protocol)
            .orElseThrow(
                () ->
                    new DriverException(
                        FailureKind.UNSUPPORTED,
                        DeviceEffect.NONE,
                        "nothing on the class path speaks " + protocol));
    return client.open(service(protocol), this);
  }

  /** Whether files can be sent to the device's own server so. */
  boolean canPush(TransferProtocol protocol, FlashPath target) {
    return !speaksToMate()
        && device
            .platform()
            .flatMap(platform -> platforms().pushTarget(platform, protocol, target))
            .isPresent()
        && engine.drivers().client(protocol).isPresent()
        && fileLogin().isPresent();
  }

  /** A line password alone is no login for a file server. */
  private Optional<CliCredentials> fileLogin() {
    return credentials().cli(device).filter(each -> !each.username().isEmpty());
  }

  private FileService service(TransferProtocol protocol) throws DriverException {
    CliCredentials login =
        fileLogin()
            .orElseThrow(
                () ->
                    new DriverException(
                        FailureKind.AUTHENTICATION,
                        DeviceEffect.NONE,
                        "no user name for the " + protocol + " server of " + device.id()));
    FileService service =
        FileService.of(device.id().value(), protocol, device.address())
            .withPort(device.ports().of(protocol))
            .withHostKeys(device.hostKeys())
            .withSshAlgorithms(device.sshAlgorithms())
            .withCertificates(device.certificates());
    if (login.privateKey().isPresent()) {
      service = service.withPrivateKey(login.privateKey().get());
    }
    return service.withLogin(new Login(login.username(), login.password().orElse(Secret.of(""))));
  }

  /** Closes a session that failed, so that the next one asked for is new. */
  void discard(Access access) {
    DeviceSession open = sessions.remove(access);
    if (open != null) {
      try {
        open.close();
      } catch (RuntimeException e) {
        LOG.warn("a {} session with {} could not be closed", access, device.id(), e);
      }
    }
  }

  /** How the last try over an access went. */
  void tried(Access access, Optional<String> trouble) {
    if (speaksToMate()) {
      // The unit that answers answered: that it could not pass something on is not its trouble.
      return;
    }
    trouble.ifPresentOrElse(text -> troubles.put(access, text), () -> troubles.remove(access));
  }

  /** User and password are not sent again there: one try more may lock the account. */
  void loginRefused(Access access, String words) {
    refused.add(access);
    troubles.put(access, words);
  }

  boolean isLoginRefused(Access access) {
    return refused.contains(access);
  }

  /** Why an access is of no use, or empty when it works as far as is known. */
  Optional<String> trouble(Access access) {
    return isUsable(access)
        ? Optional.ofNullable(troubles.get(access))
        : Optional.of("no credentials");
  }

  @Override
  public List<Access> configOrder() {
    return configOrder;
  }

  @Override
  public PlatformCatalog platforms() {
    return engine.platforms();
  }

  @Override
  public CredentialsProvider credentials() {
    return new HidingCredentials(engine.credentials(), transcript);
  }

  @Override
  public HostKeyStore hostKeys() {
    return engine.hostKeys();
  }

  @Override
  public ScrubbedTranscript transcript() {
    return transcript;
  }

  @Override
  public Clock clock() {
    return engine.clock();
  }

  /**
   * Until {@link #copied()} the time is not over while bytes move, but at last then.
   *
   * @param bytesMove asked by any thread
   */
  void copying(BooleanSupplier bytesMove, Instant atLast) {
    moves = bytesMove;
    latest = atLast;
  }

  void copied() {
    moves = () -> false;
  }

  @Override
  public Instant deadline() {
    Instant soon = clock().instant().plus(SOON);
    boolean goesOn = soon.isAfter(deadline) && soon.isBefore(latest) && moves.getAsBoolean();
    return goesOn ? soon : deadline;
  }

  @Override
  public void checkpoint() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the engine is closing");
    }
    fence.run();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    Pause.of(duration);
  }

  @Override
  public void close() {
    for (Access access : List.copyOf(sessions.keySet())) {
      discard(access);
    }
  }
}
