package io.swim.testkit.contract;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.TranscriptEntry;
import io.swim.job.TranscriptEntry.Kind;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceSession;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.HostKeyStore;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.SessionFactory;
import io.swim.spi.SessionServices;
import io.swim.spi.StepContext;
import io.swim.spi.Transcript;
import io.swim.store.InMemoryHostKeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A step with one device, outside any engine: what a driver is called with. It opens sessions as an
 * engine does, and its transcript can be read. Secrets are shown unless a session hides them: that
 * is what is tested. For one thread, but for what has been said.
 */
public final class TestContext implements StepContext, SessionServices, AutoCloseable {
  private static final Duration TIME = Duration.ofHours(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

  private final Device device;
  private final List<SessionFactory<?>> factories;
  private final CredentialsProvider credentials;
  private final PlatformCatalog platforms;
  private final HostKeyStore hostKeys = new InMemoryHostKeyStore();
  private final Map<Access, DeviceSession> sessions = new EnumMap<>(Access.class);
  private final List<TranscriptEntry> said = new CopyOnWriteArrayList<>();
  private final List<String> hidden = new CopyOnWriteArrayList<>();
  private final AtomicInteger checkpoints = new AtomicInteger();
  private final Clock clock = Clock.systemUTC();
  private Instant deadline = clock.instant().plus(TIME);
  private List<FileClient> fileClients = List.of();
  private List<Access> configOrder = List.of(Access.SSH, Access.TELNET);
  private boolean stopping;

  /** A step that ends in two hours. The factories are not closed with it. */
  public TestContext(
      Device device,
      List<SessionFactory<?>> factories,
      CredentialsProvider credentials,
      PlatformCatalog platforms) {
    this.device = device;
    this.factories = List.copyOf(factories);
    this.credentials = credentials;
    this.platforms = platforms;
  }

  /** The configuration protocols in another order. Default: SSH, Telnet. */
  public TestContext configOrder(List<Access> value) {
    configOrder = List.copyOf(value);
    return this;
  }

  /** What speaks to the device's own file servers. Default: nothing. */
  public TestContext fileClients(FileClient... value) {
    fileClients = List.of(value);
    return this;
  }

  /** When the step must have ended. */
  public TestContext deadline(Instant value) {
    deadline = value;
    return this;
  }

  /** From now on every checkpoint ends the step, as when the engine is closed. */
  public TestContext stopAtCheckpoint() {
    stopping = true;
    return this;
  }

  /** What has been said, in order. */
  public List<TranscriptEntry> said() {
    return List.copyOf(said);
  }

  /** How many checkpoints were passed or ended the step. */
  public int checkpoints() {
    return checkpoints.get();
  }

  @Override
  public Device device() {
    return device;
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
      throw unsupported(access + " gives no " + kind.getSimpleName());
    }
    return kind.cast(open);
  }

  private SessionFactory<?> factory(Access access) throws DriverException {
    for (SessionFactory<?> each : factories) {
      if (each.accesses().contains(access)) {
        return each;
      }
    }
    throw unsupported("nothing here opens " + access + " sessions");
  }

  private DriverException unsupported(String message) {
    return new DriverException(
        FailureKind.UNSUPPORTED, DeviceEffect.NONE, message + " for " + device.id());
  }

  @Override
  public FileSession files(TransferProtocol protocol) throws DriverException, InterruptedException {
    for (FileClient each : fileClients) {
      if (each.protocols().contains(protocol)) {
        return each.open(service(protocol), this);
      }
    }
    throw unsupported("nothing here speaks " + protocol);
  }

  private FileService service(TransferProtocol protocol) {
    FileService service =
        FileService.of(device.id().value(), protocol, device.address())
            .withPort(device.ports().of(protocol))
            .withHostKeys(device.hostKeys())
            .withSshAlgorithms(device.sshAlgorithms())
            .withCertificates(device.certificates());
    Optional<CliCredentials> known = credentials.cli(device);
    if (known.isEmpty()) {
      return service;
    }
    Secret password = known.get().password().orElse(Secret.of(""));
    FileService open = service.withLogin(new Login(known.get().username(), password));
    return known.get().privateKey().map(open::withPrivateKey).orElse(open);
  }

  @Override
  public List<Access> configOrder() {
    return configOrder;
  }

  @Override
  public CredentialsProvider credentials() {
    return credentials;
  }

  @Override
  public HostKeyStore hostKeys() {
    return hostKeys;
  }

  @Override
  public PlatformCatalog platforms() {
    return platforms;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Instant deadline() {
    return deadline;
  }

  @Override
  public void checkpoint() throws InterruptedException {
    checkpoints.incrementAndGet();
    if (stopping) {
      throw new InterruptedException("stopped at a checkpoint");
    }
  }

  /** Waits 20 milliseconds at most: simulated devices are quick. */
  @Override
  public void pause(Duration duration) throws InterruptedException {
    Patience.pause(duration.compareTo(LONGEST_PAUSE) < 0 ? duration : LONGEST_PAUSE);
  }

  @Override
  public Transcript transcript() {
    return new Transcript() {
      @Override
      public void sent(String text) {
        add(Kind.SENT, text);
      }

      @Override
      public void received(String text) {
        add(Kind.RECEIVED, text);
      }

      @Override
      public void comment(String text) {
        add(Kind.COMMENTARY, text);
      }

      @Override
      public void hide(Secret secret) {
        if (!secret.isEmpty()) {
          hidden.add(secret.reveal());
        }
      }
    };
  }

  private void add(Kind kind, String text) {
    String shown = text;
    for (String secret : hidden) {
      shown = shown.replace(secret, "********");
    }
    said.add(new TranscriptEntry(clock.instant(), kind, shown));
  }

  /** Closes the open sessions, as an engine does when a step ends. The next one is opened anew. */
  @Override
  public void close() {
    sessions.values().forEach(DeviceSession::close);
    sessions.clear();
  }
}
