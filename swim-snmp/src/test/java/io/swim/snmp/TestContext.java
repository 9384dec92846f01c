package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.fault.DriverException;
import io.swim.image.VersionScheme;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceSession;
import io.swim.spi.HostKeyStore;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.SessionServices;
import io.swim.spi.SnmpSession;
import io.swim.spi.StepContext;
import io.swim.spi.Transcript;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One device in one step, with a clock that only pauses move. */
final class TestContext extends Clock implements StepContext, SessionServices {
  static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  static final SnmpCredentials V1 = community(SnmpCredentials.Version.V1);
  static final SnmpCredentials V2C = community(SnmpCredentials.Version.V2C);
  private static final Pattern IOS =
      Pattern.compile("(?s)Cisco IOS Software.*\\(([^-)]+)-([^)]+)\\), Version ([^,\\s]+).*");

  final List<String> lines = new CopyOnWriteArrayList<>();
  final List<String> pauses = new CopyOnWriteArrayList<>();
  final List<Secret> hidden = new CopyOnWriteArrayList<>();
  private final Device device;
  private final SnmpSessions sessions;
  private final SnmpCredentials credentials;
  private volatile Instant now = START;
  volatile int checkpoints;

  TestContext(Device device, SnmpSessions sessions, SnmpCredentials credentials) {
    this.device = device;
    this.sessions = sessions;
    this.credentials = credentials;
  }

  private static SnmpCredentials community(SnmpCredentials.Version version) {
    return new SnmpCredentials.Community(
        version, Secret.of("ro-secret"), Optional.of(Secret.of("rw-secret")));
  }

  static SnmpCredentials community(String read, Optional<String> write) {
    return new SnmpCredentials.Community(
        SnmpCredentials.Version.V2C, Secret.of(read), write.map(Secret::of));
  }

  SnmpSession session() throws DriverException {
    return sessions.open(device, Access.SNMP, this);
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public <S extends DeviceSession> S session(Class<S> kind, Access access) throws DriverException {
    return kind.cast(sessions.open(device, access, this));
  }

  @Override
  public List<Access> configOrder() {
    return List.of(Access.SSH);
  }

  @Override
  public PlatformCatalog platforms() {
    return CATALOG;
  }

  @Override
  public Transcript transcript() {
    return new Transcript() {
      @Override
      public void sent(String text) {
        lines.add("> " + text);
      }

      @Override
      public void received(String text) {
        lines.add("< " + text);
      }

      @Override
      public void comment(String text) {
        lines.add("# " + text);
      }

      @Override
      public void hide(Secret secret) {
        hidden.add(secret);
      }
    };
  }

  @Override
  public Clock clock() {
    return this;
  }

  @Override
  public Instant deadline() {
    return START.plus(Duration.ofHours(2));
  }

  @Override
  public void checkpoint() {
    checkpoints++;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration.toString());
    now = now.plus(duration);
  }

  @Override
  public CredentialsProvider credentials() {
    return new CredentialsProvider() {
      @Override
      public Optional<CliCredentials> cli(Device asked) {
        return Optional.empty();
      }

      @Override
      public Optional<SnmpCredentials> snmp(Device asked) {
        return Optional.of(credentials);
      }
    };
  }

  @Override
  public HostKeyStore hostKeys() {
    throw new UnsupportedOperationException("SNMP has no host keys");
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Knows IOS by its description, and nothing else. */
  private static final PlatformCatalog CATALOG =
      new PlatformCatalog() {
        @Override
        public Set<PlatformId> platforms() {
          return Set.of(new PlatformId("cisco-ios"));
        }

        @Override
        public VersionScheme versions(PlatformId platform) {
          throw new UnsupportedOperationException("no versions here");
        }

        @Override
        public Optional<Identified> identify(String sysObjectId, String sysDescr) {
          Matcher matcher = IOS.matcher(sysDescr);
          return sysObjectId.startsWith("1.3.6.1.4.1.9.1.") && matcher.matches()
              ? Optional.of(
                  new Identified(
                      new PlatformId("cisco-ios"),
                      Map.of(
                          "imageFamily", matcher.group(1),
                          "featureSet", matcher.group(2),
                          "version", matcher.group(3))))
              : Optional.empty();
        }
      };
}
