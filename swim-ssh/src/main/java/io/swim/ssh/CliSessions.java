package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliSession;
import io.swim.spi.SessionFactory;
import io.swim.spi.SessionServices;
import io.swim.ssh.internal.Connection;
import io.swim.ssh.internal.SessionOpener;
import io.swim.ssh.internal.SshConnection;
import io.swim.ssh.internal.TelnetConnection;
import io.swim.ssh.platform.PlatformDefinition;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Opens privileged command lines over SSH and Telnet. Thread-safe; keeps nothing between sessions.
 *
 * <p>A session logs in, learns the device's exact prompt, becomes privileged and turns paging off.
 * A device whose platform the host does not say is asked what it is.
 */
public final class CliSessions implements SessionFactory<CliSession> {
  private final Optional<Platforms> own;
  private final Duration connectTimeout;
  private final Duration loginTimeout;

  /** With the platforms that come with SWIM. For discovery by {@link java.util.ServiceLoader}. */
  public CliSessions() {
    this(builder());
  }

  private CliSessions(Builder builder) {
    own = builder.platforms;
    connectTimeout = builder.connectTimeout;
    loginTimeout = builder.loginTimeout;
  }

  /** With the default times. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String id() {
    return "cli";
  }

  @Override
  public Class<CliSession> kind() {
    return CliSession.class;
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SSH, Access.TELNET);
  }

  @Override
  public boolean hasCredentials(Device device, Access access, SessionServices services) {
    Optional<CliCredentials> credentials = services.credentials().cli(device);
    return switch (access) {
      case SSH ->
          credentials
              .filter(each -> !each.username().isEmpty())
              .filter(each -> each.password().isPresent() || each.privateKey().isPresent())
              .isPresent();
      case TELNET -> credentials.flatMap(CliCredentials::password).isPresent();
      case SNMP, HTTPS -> false;
    };
  }

  @Override
  public CliSession open(Device device, Access access, SessionServices services)
      throws DriverException, InterruptedException {
    CliCredentials credentials =
        services
            .credentials()
            .cli(device)
            .orElseThrow(
                () -> fault(FailureKind.AUTHENTICATION, "no CLI credentials for " + device.id()));
    Platforms platforms = own.orElseGet(() -> engines(services));
    Optional<PlatformDefinition> platform = Optional.empty();
    if (device.platform().isPresent()) {
      platform = platforms.definition(device.platform().get());
      if (platform.isEmpty()) {
        throw fault(
            FailureKind.UNSUPPORTED,
            device.id() + ": no definition of platform " + device.platform().get());
      }
    }
    SessionOpener opener =
        new SessionOpener(Platforms.unknown(), platforms.definitions(), loginTimeout);
    CliCredentials login =
        platform.map(each -> each.session().login().withOptions(credentials)).orElse(credentials);
    Connection connection = connect(device, access, login, services);
    return platform.isPresent()
        ? opener.open(connection, platform.get(), login, services)
        : opener.open(connection, login, services);
  }

  private Connection connect(
      Device device, Access access, CliCredentials credentials, SessionServices services)
      throws DriverException, InterruptedException {
    Duration left = Duration.between(services.clock().instant(), services.deadline());
    if (left.toMillis() <= 0) {
      throw fault(FailureKind.TIMEOUT, device.id() + ": the step's time was over");
    }
    Duration toConnect = shorter(connectTimeout, left);
    return switch (access) {
      case SSH ->
          SshConnection.open(device, credentials, services, toConnect, shorter(loginTimeout, left));
      case TELNET -> TelnetConnection.open(device, toConnect);
      case SNMP, HTTPS -> throw fault(FailureKind.UNSUPPORTED, "no CLI over " + access);
    };
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Definitions that the host gave to the engine hold here too. */
  private static Platforms engines(SessionServices services) {
    return services.platforms() instanceof Platforms given ? given : Platforms.bundled();
  }

  private static DriverException fault(FailureKind kind, String message) {
    return new DriverException(kind, DeviceEffect.NONE, message);
  }

  /** Nothing is shared between sessions; the engine closes those that are open. */
  @Override
  public void close() {
    // Nothing to let go of.
  }

  /** Settings. Not thread-safe. */
  public static final class Builder {
    private Optional<Platforms> platforms = Optional.empty();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration loginTimeout = Duration.ofSeconds(30);

    private Builder() {}

    /**
     * Which platforms there are. Default: those of the engine, if it was given any. Drivers that
     * support the same ones: {@link CliDrivers}.
     */
    public Builder platforms(Platforms value) {
      platforms = Optional.of(Objects.requireNonNull(value, "platforms"));
      return this;
    }

    /** How long a TCP connection may take. Default: 10 s. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = checked(Objects.requireNonNull(value, "connectTimeout"));
      return this;
    }

    /** How long the device may be silent during handshake and login. Default: 30 s. */
    public Builder loginTimeout(Duration value) {
      loginTimeout = checked(Objects.requireNonNull(value, "loginTimeout"));
      return this;
    }

    public CliSessions build() {
      return new CliSessions(this);
    }

    private static Duration checked(Duration value) {
      if (value.toMillis() < 1 || value.toMillis() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a timeout must be 1 ms to 24 days, not " + value);
      }
      return value;
    }
  }
}
